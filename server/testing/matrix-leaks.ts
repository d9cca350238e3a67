// What lists, counts, groups, search, labels and cursors tell: exactly the records in sight, and nothing of the others.
import { type EntityName, entityNames } from '#contract/entities/list.ts'
import type { TestActor } from './actors.ts'
import type { TestAnswer } from './app.ts'
import { isOwned, may, mayEver } from './matrix-oracle.ts'
import { askAs, itemsOf, type MatrixWorld, noteEntry, placementFor, plurals } from './matrix-world.ts'

type Row = Readonly<Record<string, unknown>>

/** Lists in every order, alive and trashed, with their totals, counts and groups. */
export async function checkLists(world: MatrixWorld): Promise<void> {
  for (const entity of entityNames) {
    const all = await everything(world, entity, '')
    const trash = await everything(world, entity, '&deleted=only')
    if (all.length === 0) world.find(`the admin sees no ${entity} at all`)
    for (const actor of world.actors) {
      if (!mayEver(actor.role, entity, 'see')) {
        await checkClosed(world, actor, entity)
        continue
      }
      const sees = (row: Row) => may(actor.role, entity, 'see', standing(world, actor, entity, row))
      await checkList(world, actor, entity, all.filter(sees))
      await checkTrash(world, actor, entity, trash.filter(sees))
      await checkGroups(world, actor, entity, all.filter(sees))
    }
  }
}

/** Whoever sees no record of an object at all is let into none of its lists, whatever is asked. */
async function checkClosed(world: MatrixWorld, actor: TestActor, entity: EntityName): Promise<void> {
  const path = `/${plurals[entity]}`
  const answers = [
    await askAs(world, actor, 'GET', path),
    await askAs(world, actor, 'GET', `${path}?deleted=only`),
    await askAs(world, actor, 'POST', `${path}/query`, {}),
    await askAs(world, actor, 'POST', `${path}/count`, {}),
    await askAs(world, actor, 'GET', `${path}/groups/name`),
  ]
  for (const { status, text } of answers)
    if (status !== 403) world.find(`${actor.name} is let into ${entity}: ${status} ${text.slice(0, 80)}`)
}

/** Every row, page by page. */
async function everything(world: MatrixWorld, entity: EntityName, more: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor = ''
  for (;;) {
    const answer = await askAs(world, world.admin, 'GET', `/${plurals[entity]}?limit=200${more}${cursor}`)
    rows.push(...itemsOf(answer))
    const { next } = answer.json as { next: string | null }
    if (next === null) return rows
    cursor = `&cursor=${next}`
  }
}

function standing(world: MatrixWorld, actor: TestActor, entity: EntityName, row: Row) {
  return isOwned(entity) ? placementFor(world, actor, row['ownerId']) : 'shared'
}

const orders: Readonly<Record<EntityName, readonly string[]>> = {
  contact: ['-createdAt', 'createdAt', 'title', '-lastName', 'customerSince'],
  company: ['-createdAt', '-title', 'employees'],
  tag: ['-createdAt', 'title'],
  option: ['createdAt', '-title'],
  team: ['createdAt', 'title'],
  field: ['createdAt', '-title'],
}

async function checkList(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  expected: readonly Row[],
): Promise<void> {
  const path = `/${plurals[entity]}`
  const wanted = idsOf(expected)
  for (const order of orders[entity]) {
    const rows: Row[] = []
    let cursor: string | null = ''
    let pages = 0
    while (cursor !== null && pages++ < 100) {
      const more = cursor === '' ? {} : { cursor }
      const answer = await askAs(world, actor, 'POST', `${path}/query`, { sort: order, limit: 60, ...more })
      noteEntry(world, `${plurals[entity]}.query`, actor.role, answer)
      rows.push(...itemsOf(answer))
      const page = answer.json as { next: string | null; total: { value: number; exact: boolean } | null }
      if (cursor === '' && page.total?.value !== wanted.length)
        world.find(
          `${actor.name} list ${entity} by ${order}: total ${JSON.stringify(page.total)}, expected ${wanted.length}`,
        )
      cursor = page.next
    }
    const got = idsOf(rows)
    if (got.join() !== wanted.join())
      world.find(`${actor.name} list ${entity} by ${order}: ${got.length} rows, expected ${wanted.length}`)
  }
  const listed = await askAs(world, actor, 'GET', path)
  noteEntry(world, `${plurals[entity]}.list`, actor.role, listed)
  const counted = await askAs(world, actor, 'POST', `${path}/count`, {})
  noteEntry(world, `${plurals[entity]}.count`, actor.role, counted)
  if (numberOf(counted) !== wanted.length)
    world.find(`${actor.name} count ${entity}: ${counted.text}, expected ${wanted.length}`)
  const jump = await askAs(world, actor, 'GET', `${path}?offset=${wanted.length}&limit=5`)
  if (itemsOf(jump).length > 0)
    world.find(`${actor.name} jumps behind the end of ${entity} and finds ${jump.text.slice(0, 80)}`)
}

async function checkTrash(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  expected: readonly Row[],
): Promise<void> {
  const path = `/${plurals[entity]}`
  const answer = await askAs(world, actor, 'GET', `${path}?deleted=only&limit=200`)
  const wanted = idsOf(expected)
  if (idsOf(itemsOf(answer)).join() !== wanted.join())
    world.find(`${actor.name} trash of ${entity}: ${itemsOf(answer).length} rows, expected ${wanted.length}`)
  const counted = await askAs(world, actor, 'POST', `${path}/count`, { deleted: 'only' })
  if (numberOf(counted) !== wanted.length)
    world.find(`${actor.name} count of the trash of ${entity}: ${counted.text}`)
}

const groupFields: Readonly<Record<EntityName, readonly string[]>> = {
  contact: ['statusId', 'tags', 'services', 'sourceId'],
  company: ['industryId', 'tags'],
  tag: [],
  option: [],
  team: [],
  field: [],
}

/** Counted again from the rows that the admin sees. */
async function checkGroups(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  rows: readonly Row[],
): Promise<void> {
  for (const field of groupFields[entity]) {
    const answer = await askAs(world, actor, 'GET', `/${plurals[entity]}/groups/${field}`)
    noteEntry(world, `${plurals[entity]}.groups`, actor.role, answer)
    const counts: Record<string, number> = {}
    for (const row of rows) for (const value of valuesOf(row[field])) counts[value] = (counts[value] ?? 0) + 1
    const got = Object.fromEntries(itemsOf(answer).map((item) => [String(item['value']), item['count']]))
    if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(counts)))
      world.find(
        `${actor.name} groups of ${entity} by ${field}: ${JSON.stringify(got)}, expected ${JSON.stringify(counts)}`,
      )
  }
  const none = await askAs(world, actor, 'GET', `/${plurals[entity]}/groups/nosuch`)
  noteEntry(world, `${plurals[entity]}.groups`, actor.role, none)
}

function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['none'] : value.map(String)
  return [typeof value === 'string' ? value : 'none']
}

function sorted(counts: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Everything by which a contact can be found: rep2's by nobody but those who see it. */
export async function checkSearch(world: MatrixWorld): Promise<void> {
  const texts = [
    'Ofrep2',
    'ofrep',
    'ada ofrep2',
    'ada.rep2@people.example',
    'ada.rep2',
    '+34612345643',
    '61234564',
    'Works of rep2',
    'rep2',
    'ofrap2',
    'of',
    'a',
  ]
  const { contacts } = world.home.records
  for (const actor of world.actors) {
    const sees = (owner: string) =>
      may(
        actor.role,
        'contact',
        'see',
        placementFor(world, actor, world.home.people[owner as 'rep2'].memberId),
      )
    for (const text of texts) {
      const query = encodeURIComponent(text)
      const everywhere = await askAs(world, actor, 'GET', `/search?q=${query}&limit=20`)
      noteEntry(world, 'search.all', actor.role, everywhere)
      const listed = await askAs(world, actor, 'GET', `/contacts?search=${query}&limit=200`)
      const counted = await askAs(world, actor, 'POST', '/contacts/count', { search: text })
      for (const [owner, id] of Object.entries(contacts)) {
        if (owner === 'nobody' || owner === 'deactivated' || sees(owner)) continue
        if (everywhere.text.includes(id) || listed.text.includes(id))
          world.find(`${actor.name} finds the contact of ${owner} by ${text}`)
      }
      if (numberOf(counted) !== itemsOf(listed).length || totalOf(listed) !== itemsOf(listed).length)
        world.find(
          `${actor.name} searches ${text}: ${itemsOf(listed).length} rows, total ${totalOf(listed)}, count ${counted.text}`,
        )
    }
    for (const text of texts.slice(0, 6)) {
      const { text: found } = await askAs(
        world,
        actor,
        'GET',
        `/search?q=${encodeURIComponent(text)}&limit=20`,
      )
      if (sees('rep2') && !found.includes(contacts.rep2))
        world.find(`${actor.name} does not find the contact of rep2 by ${text}`)
    }
  }
}

/** Text conditions that would tell what is in records out of sight, by how many they find. */
export async function checkProbes(world: MatrixWorld): Promise<void> {
  const probes = [
    { field: 'lastName', op: 'is', value: 'Ofrep2' },
    { field: 'emails', op: 'is', value: 'ada.rep2@people.example' },
    { field: 'emails', op: 'contains', value: 'rep2@' },
    { field: 'phones', op: 'contains', value: '61234564' },
    { field: 'ownerId', op: 'isAnyOf', value: [world.home.people.rep2.memberId] },
    {
      and: [
        { field: 'lastName', op: 'startsWith', value: 'ofrep2' },
        { field: 'statusId', op: 'inCategory', value: ['lead', 'prospect'] },
      ],
    },
    { not: { field: 'lastName', op: 'isNot', value: 'Ofrep2' } },
    {
      or: [
        { field: 'lastName', op: 'is', value: 'Ofrep2' },
        { field: 'lastName', op: 'is', value: 'Nobody at all' },
      ],
    },
  ]
  for (const actor of world.actors) {
    const sees = may(
      actor.role,
      'contact',
      'see',
      placementFor(world, actor, world.home.people.rep2.memberId),
    )
    for (const filter of probes) {
      const listed = await askAs(world, actor, 'POST', '/contacts/query', { filter, limit: 200 })
      const counted = await askAs(world, actor, 'POST', '/contacts/count', { filter })
      const found = numberOf(counted) ?? -1
      if (found > 0 !== sees || itemsOf(listed).length !== found || totalOf(listed) !== found)
        world.find(
          `${actor.name} probes ${JSON.stringify(filter)}: count ${found}, rows ${itemsOf(listed).length}, total ${totalOf(listed)}`,
        )
    }
  }
}

/** A cursor goes on in its own list only: not in another order, filter, entity or reach. */
export async function checkCursors(world: MatrixWorld): Promise<void> {
  const first = await askAs(world, world.admin, 'GET', '/contacts?limit=2&sort=title')
  const { next } = first.json as { next: string | null }
  if (next === null) return world.find('the admin has only one page of contacts')
  const foreign = [
    '/contacts?limit=2',
    '/contacts?limit=2&sort=-title',
    '/contacts?sort=title&search=ada',
    '/contacts?sort=title&deleted=only',
    '/companies?sort=title',
    '/tags?sort=title',
    `/contacts?sort=title&filter=${encodeURIComponent(JSON.stringify({ field: 'lastName', op: 'isNotEmpty' }))}`,
  ]
  for (const path of foreign) {
    const answer = await askAs(world, world.admin, 'GET', `${path}&cursor=${next}`)
    if (answer.status !== 400) world.find(`the cursor of another list is taken by ${path}: ${answer.status}`)
  }
  for (const actor of world.actors.filter((each) => each.role === 'rep' || each.role === 'manager')) {
    const answer = await askAs(world, actor, 'GET', `/contacts?limit=2&sort=title&cursor=${next}`)
    if (answer.status !== 400)
      world.find(`${actor.name} goes on with the cursor of the admin: ${answer.status}`)
  }
  const own = await askAs(world, world.admin, 'GET', `/contacts?limit=2&sort=title&cursor=${next}`)
  if (own.status !== 200) world.find(`the admin cannot go on with their own cursor: ${own.status}`)
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row['id'])).toSorted()
}
function numberOf({ json }: TestAnswer): number | undefined {
  return (json as { value?: number } | undefined)?.value
}
function totalOf({ json }: TestAnswer): number | undefined {
  return (json as { total?: { value: number } | null } | undefined)?.total?.value
}
