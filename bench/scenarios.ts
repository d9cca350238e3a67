// What is measured (QUALITY.md 1), and its counterpart on the minimal server.
import type { ListQuery } from '#contract/query.ts'
import type { People } from './values.ts'

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: unknown
}
export interface Scenario {
  readonly name: string
  /** A request; `turn` counts up, so that no two are the same where that matters. */
  readonly request: (turn: number) => Request
  /** The same question to the minimal server, where it has one. */
  readonly floor?: (turn: number) => string
  /** Goal in ms at the 50th and 95th percentile, one client. */
  readonly goal: readonly [p50: number, p95: number]
  readonly writes?: boolean
}

/** What scenarios need to know of the data: found by asking the server itself, as the actor. */
export interface Landmarks {
  readonly ids: readonly string[]
  readonly middle: { readonly id: string; readonly cursor: string | undefined }
  readonly commonName: string
  readonly phone: string
  readonly mail: string
}

export function scenarios(people: People, marks: Landmarks): Scenario[] {
  const [status, rareStatus] = [people.statuses[0] ?? '', people.statuses.at(-1) ?? '']
  const tag = people.tags[20] ?? ''
  const list = (query: ListQuery): Request => ({ method: 'GET', path: `/contacts?${address(query)}` })
  const search = (text: string) => () => list({ search: text })
  const id = (turn: number) => marks.ids[turn % marks.ids.length] ?? ''
  return [
    { name: 'list page 1', request: () => list({}), floor: () => '/list', goal: [3, 6] },
    {
      name: 'list deep page',
      request: () => list({ cursor: marks.middle.cursor }),
      floor: () => `/deep?id=${marks.middle.id}`,
      goal: [3, 6],
    },
    {
      name: 'list by last name',
      request: () => list({ sort: 'lastName' }),
      floor: () => '/name',
      goal: [3, 6],
    },
    { name: 'list by title, descending', request: () => list({ sort: '-title' }), goal: [3, 6] },
    { name: 'list worst sort', request: () => list({ sort: '-customerSince' }), goal: [3, 6] },
    {
      name: 'list two filters',
      request: () =>
        list({
          filter: {
            and: [
              { field: 'statusId', op: 'isAnyOf', value: [status] },
              { field: 'tags', op: 'hasAnyOf', value: [tag] },
            ],
          },
        }),
      floor: () => `/filters?status=${status}&tag=${tag}`,
      goal: [5, 12],
    },
    {
      name: 'list rare filter by name',
      request: () =>
        list({
          sort: 'lastName',
          filter: {
            and: [
              { field: 'statusId', op: 'isAnyOf', value: [rareStatus] },
              { field: 'address', op: 'contains', value: 'quin' },
            ],
          },
        }),
      goal: [5, 12],
    },
    {
      name: 'list filter that finds nothing',
      request: () => list({ filter: { field: 'jobTitle', op: 'contains', value: 'nowhere' } }),
      goal: [5, 12],
    },
    {
      name: 'search name',
      request: search(marks.commonName),
      floor: () => `/search?q=${encodeURIComponent(`'${people.workspace.code}.1/${marks.commonName}':*`)}`,
      goal: [5, 12],
    },
    { name: 'search fragment', request: search(marks.commonName.slice(2)), goal: [5, 12] },
    {
      name: 'search phone, other format',
      request: search(`030 ${marks.phone.slice(-8, -4)} ${marks.phone.slice(-4)}`),
      goal: [5, 12],
    },
    { name: 'search accent', request: search('garcía'), goal: [5, 12] },
    { name: 'search typo', request: search(`${marks.commonName.slice(0, -2)}xx`), goal: [5, 12] },
    { name: 'search miss', request: search('qqxyzzy'), goal: [5, 12] },
    { name: 'search one letter', request: search(marks.commonName.slice(0, 1)), goal: [5, 12] },
    { name: 'search two letters', request: search(marks.commonName.slice(0, 2)), goal: [5, 12] },
    {
      name: 'search two words',
      request: search(`${marks.commonName} ${marks.commonName.slice(0, 3)}`),
      goal: [5, 12],
    },
    { name: 'search company', request: search('logistics'), goal: [5, 12] },
    { name: 'search mail', request: search(marks.mail.slice(0, -4)), goal: [5, 12] },
    ...(marks.ids.length === 0
      ? []
      : [
          {
            name: 'detail',
            request: (turn: number): Request => ({ method: 'GET', path: `/contacts/${id(turn)}` }),
            floor: (turn: number) => `/detail?id=${id(turn)}`,
            goal: [2.5, 6] as const,
          },
        ]),
    {
      name: 'group counts',
      request: () => ({ method: 'GET', path: '/contacts/groups/statusId' }),
      goal: [1.5, 4],
    },
    {
      name: 'create',
      writes: true,
      request: (turn) => ({
        method: 'POST',
        path: '/contacts',
        body: {
          firstName: 'Bench',
          lastName: `Row ${turn}`,
          statusId: status,
          emails: [`bench${turn}@bench.example`],
        },
      }),
      floor: () => `/create?id=${crypto.randomUUID()}&status=${status}`,
      goal: [3, 8],
    },
    ...(marks.ids.length === 0
      ? []
      : [
          {
            name: 'update',
            writes: true,
            request: (turn: number): Request => ({
              method: 'PATCH',
              path: `/contacts/${id(turn)}`,
              body: { jobTitle: `Title ${turn}` },
            }),
            floor: (turn: number) => `/update?id=${id(turn)}&title=Title+${turn}`,
            goal: [3, 8] as const,
          },
        ]),
  ]
}

function address(query: ListQuery): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
  )
  return new URLSearchParams(parts).toString()
}
