// Requests that an operation of the document takes, or nearly: its address, its headers, its body.
import * as fc from 'fast-check'
import type { ApiDocument, DocumentedOperation } from './api-document.ts'
import { type Hints, nearly, scalar } from './hostile-values.ts'

export interface HostileRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  /** Sent byte by byte over a socket of its own, since no client would send it. */
  readonly raw?: string
}
export interface HostileWorld {
  readonly document: ApiDocument
  readonly hints: Hints
  /** Headers of everyone who may ask. */
  readonly actors: readonly Readonly<Record<string, string>>[]
}

/** A request that an operation takes, or nearly. */
export function shaped(world: HostileWorld, operation: DocumentedOperation): fc.Arbitrary<HostileRequest> {
  const { document, hints } = world
  const resolve = (reference: string) => document.resolve(reference)
  const body = operation.body ? nearly(operation.body, resolve, hints) : fc.constant(undefined)
  return fc
    .record({ url: address(world, operation), headers: headersOf(world, operation), body })
    .map(({ url, headers, body: sent }) => ({
      method: operation.method,
      url,
      headers: sent === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: sent === undefined ? undefined : Buffer.from(jsonText(sent)),
    }))
}

/** An address of the operation, with values for its parameters. */
export function address(
  { document, hints }: HostileWorld,
  operation: DocumentedOperation,
): fc.Arbitrary<string> {
  const resolve = (reference: string) => document.resolve(reference)
  const inPath = operation.parameters.filter((each) => each.in === 'path')
  const inQuery = operation.parameters.filter((each) => each.in === 'query')
  const resource = /\/api\/v1\/(\w+)/.exec(operation.path)?.[1] ?? ''
  const parts = fc.tuple(...inPath.map((each) => pathValue(each.name, resource, hints)))
  const values = fc.tuple(
    ...inQuery.map((each) =>
      fc.option(nearly(each.schema, resolve, hints, each.name), { nil: undefined, freq: 2 }),
    ),
  )
  return fc
    .tuple(parts, values, fc.integer({ min: 0, max: 30 }), scalar)
    .map(([chosen, given, chance, odd]) => {
      const path = inPath.reduce(
        (text, each, index) => text.replace(`{${each.name}}`, encode(chosen[index])),
        operation.path,
      )
      const pairs = inQuery.flatMap((each, index) =>
        given[index] === undefined ? [] : [`${each.name}=${encode(given[index])}`],
      )
      const [first = 'limit=1'] = pairs
      const extra =
        chance === 0
          ? [`${encode(odd)}=1`]
          : chance === 1
            ? [first, first]
            : chance === 2
              ? ['workspace=x']
              : []
      const query = [...pairs, ...extra].join('&')
      return query === '' ? path : `${path}?${query}`
    })
}

function pathValue(name: string, resource: string, hints: Hints): fc.Arbitrary<unknown> {
  if (name !== 'id')
    return fc.oneof(
      fc.constantFrom('statusId', 'tags', 'services', 'industryId', 'ownerId', 'annualRevenue', '__proto__'),
      scalar,
    )
  const known = hints[`/${resource}`] ?? []
  const others = hints['any'] ?? []
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known, ...(known.length === 0 ? others : [])) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
    { weight: 2, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: scalar },
  )
}

/** Headers of someone who may ask, and those that the operation knows. */
export function headersOf(
  { actors }: HostileWorld,
  operation: DocumentedOperation,
): fc.Arbitrary<Record<string, string>> {
  const names = operation.parameters
    .filter((each) => each.in === 'header')
    .map((each) => each.name.toLowerCase())
  const values: Record<string, fc.Arbitrary<string>> = {
    'if-match': fc.constantFrom(
      '"v1"',
      '"v2"',
      '"v999999999"',
      '"v9999999999"',
      'W/"v1"',
      '*',
      '"x"',
      '',
      'v1',
    ),
    'idempotency-key': fc.oneof(
      { weight: 10, arbitrary: fc.uuid() },
      { weight: 3, arbitrary: fc.constantFrom('a', 'x'.repeat(300), ' ', 'é') },
    ),
  }
  const extra = fc.record(
    Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
    { requiredKeys: [] },
  )
  return fc
    .tuple(fc.constantFrom(...callersOf(actors, operation)), extra, fc.integer({ min: 0, max: 3 }))
    .map(([actor, more, chance]) => ({ ...actor, ...(chance === 0 ? (more as Record<string, string>) : {}) }))
}

/** Mostly those who can; whoever has a session keeps it, for there are few. */
function callersOf(
  actors: HostileWorld['actors'],
  { id, isPersonal }: DocumentedOperation,
): HostileWorld['actors'] {
  const people = actors.filter((actor) => 'cookie' in actor)
  const others = actors.filter((actor) => !('cookie' in actor))
  if (id === 'session.delete') return others
  return isPersonal ? [...people, ...people, ...people, ...others] : [...others, ...others, ...people]
}

/** Lone surrogates travel as escapes, as JSON.stringify writes them. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

/** A part of an address. */
export function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : jsonText(value)
  return encodeURIComponent(text.toWellFormed()).slice(0, 6000)
}
