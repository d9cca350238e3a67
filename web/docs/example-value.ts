// An example of what a schema describes, so that a body can be sent as it stands.
import { alternativesOf, resolve, type ApiDocument, type Schema } from './api-document.ts'

const DEEPEST = 6
const SAMPLE_ID = '0198f3a2-7c41-7d2e-9b50-3f6a1c8e2d47'
const SAMPLE_MOMENT = '2026-03-31T14:30:00.000Z'

/** What people would write into a field of this name; more telling than what the type alone says. */
const samples: Readonly<Record<string, unknown>> = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  name: 'Halden Supply',
  title: 'Ada Lovelace',
  email: 'ada@example.com',
  username: 'ada',
  login: 'ada@example.com',
  password: 'three words of yours',
  emails: [{ value: 'ada@example.com', label: 'work' }],
  phones: [{ value: '+49 30 901820', label: 'work' }],
  phone: '+49 30 901820',
  jobTitle: 'Head of purchasing',
  domain: 'example.com',
  website: 'https://example.com',
  currency: 'EUR',
  country: 'DE',
  zone: 'Europe/Berlin',
  about: 'Met at the fair in Hanover',
  field: 'createdAt',
  filter: { field: 'createdAt', op: 'inLast', value: { n: 30, unit: 'day' } },
  search: 'ada',
  sort: '-createdAt',
  fields: ['firstName', 'lastName'],
  cursor: undefined,
  names: { en: 'Key account', es: 'Cuenta clave' },
  position: 100,
  token: undefined,
}

/** A whole example: every field that has one. */
export function exampleOf(schema: Schema, document: ApiDocument): unknown {
  return valueOf(schema, document, DEEPEST, () => true)
}

/** The least that is accepted: what must be there, else the first plain text, so that a try has an effect. */
export function leastExampleOf(schema: Schema, document: ApiDocument): unknown {
  const whole = resolve(schema, document)
  const required = whole.required ?? []
  const [first] = Object.keys(whole.properties ?? {})
  const wanted = required.length > 0 ? required : [first]
  return valueOf(schema, document, DEEPEST, (name, isTop) => !isTop || wanted.includes(name))
}

type Wanted = (name: string, isTop: boolean) => boolean

function valueOf(schema: Schema, document: ApiDocument, depth: number, wanted: Wanted): unknown {
  const whole = resolve(schema, document)
  if (whole.const !== undefined) return whole.const
  if (whole.default !== undefined) return whole.default
  if (whole.enum) return whole.enum[0]
  const { choices } = alternativesOf(whole)
  const [first] = choices
  if (first) return valueOf(first, document, depth, wanted)
  const [type] = [whole.type ?? 'object'].flat().filter((each) => each !== 'null')
  switch (type) {
    case 'string':
      return textOf(whole)
    case 'integer':
    case 'number':
      return Math.max(whole.minimum ?? 1, 1)
    case 'boolean':
      return false
    case 'array':
      return depth > 0 && whole.items ? [valueOf(whole.items, document, depth - 1, wanted)] : []
    default:
      return depth > 0 ? objectOf(whole, document, depth, wanted) : {}
  }
}

function objectOf(schema: Schema, document: ApiDocument, depth: number, wanted: Wanted): unknown {
  const entries = Object.entries(schema.properties ?? {})
    .filter(([name]) => wanted(name, depth === DEEPEST))
    .map(([name, each]): [string, unknown] => [
      name,
      name in samples && fits(resolve(each, document), samples[name])
        ? samples[name]
        : valueOf(each, document, depth - 1, wanted),
    ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** A sample counts only where the schema takes its type, since one name may mean several things. */
function fits(schema: Schema, sample: unknown): boolean {
  if (sample === undefined) return true
  if (schema.enum || schema.const !== undefined) return false
  const { choices } = alternativesOf(schema)
  if (choices.length > 0) return choices.some((each) => fits(each, sample))
  const types = [schema.type ?? 'object'].flat()
  if (Array.isArray(sample)) return types.includes('array')
  return types.includes(typeof sample) || (typeof sample === 'number' && types.includes('integer'))
}

function textOf({ format, minLength = 0 }: Schema): string {
  if (format === 'uuid') return SAMPLE_ID
  if (format === 'date-time') return SAMPLE_MOMENT
  if (format === 'date') return SAMPLE_MOMENT.slice(0, 10)
  return 'text'.padEnd(minLength, '.')
}
