// A search read to its end gives every hit once, newest first, to everyone what they may see: whichever way words are looked up.
import { contact } from '#contract/entities/contact.ts'
import type { AnyRow } from '#contract/entity.ts'
import type { Filter } from '#contract/query.ts'
import { connectClient } from '#server/platform/db.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import type { SearchLimits } from './list-plan.ts'
import { listRecords } from './list.ts'
import { foldDeltas } from './rollups.ts'
import { deleteRecord } from './trash.ts'

/** Small enough that 300 records take the ways of a million. */
const usual = { least: 1000, commoner: 20 }
const ways: Readonly<Record<string, SearchLimits>> = {
  'all read': { whole: 1500, sample: 300, dense: 12_000, sparse: 2500, ...usual },
  'short windows': { whole: -1, sample: 8, dense: 20, sparse: 10, ...usual },
  'a short sample': { whole: -1, sample: 4, dense: 20, sparse: 10, ...usual },
  'long windows': { whole: -1, sample: 8, dense: 100, sparse: 60, ...usual },
  'only the rarest word looked up': { whole: -1, sample: 8, dense: 4, sparse: 4, least: 0, commoner: 1 },
  'common from one on': { whole: -1, sample: 40, dense: 100_000, sparse: 100_000, ...usual },
}
const words = ['alma', 'al', 'carl', 'xaver', 'nobody', 'alma berta']

describe.each([
  ['with what PostgreSQL knows of the words', true],
  ['with nothing known of the words', false],
])('S68 words %s', (_what, analyzed) => {
  let ground: TestGround
  let acme: TestWorkspace
  let rows: AnyRow[]

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    const owners = [acme.admin, acme.manager, acme.rep, acme.colleague, acme.stranger]
    const start = acme.admin.clock().getTime()
    rows = []
    for (let index = 0; index < 300; index++) {
      // Most are one person's, whose records are the newest; the others have a few old ones, and nobody some of all ages.
      const owner = index >= 60 ? acme.stranger : owners[index % owners.length]
      const nobodys = index % 23 === 0
      // Nobody's newest hold none of the word that a rep's own records all hold, and older ones do.
      const alma = nobodys ? index < 92 : index % 3 !== 1 || (index < 60 && owner === acme.rep)
      const values = {
        firstName: alma ? 'Alma' : index % 7 === 0 ? 'Carl' : 'Dora',
        lastName: index % 4 === 0 ? 'Berta' : index % 40 === 13 ? 'Xaver' : 'Emil',
        statusId: acme.option('contactStatus', index % 2),
        ownerId: nobodys ? null : (owner?.actor.memberId ?? null),
      }
      // A moment each, so that their ids are in this order.
      const then = { ...acme.admin, clock: () => new Date(start + index * 1000) }
      rows.push((await createRecord(then, contact, values)).record)
    }
    for (const row of rows.splice(250, 10)) await deleteRecord(acme.admin, contact, row.id)
    await foldDeltas(ground.database.db)
    if (!analyzed) return
    const client = await connectClient(ground.database.owner)
    await client.query('analyze search_word')
    await client.end()
  }, 60_000)
  afterAll(() => ground.database.close())

  const people = () => ({ admin: acme.admin, manager: acme.manager, rep: acme.rep, stranger: acme.stranger })

  it.each(Object.keys(ways))(
    'are found to the last, %s',
    async (way) => {
      for (const [name, context] of Object.entries(people())) {
        for (const search of words) {
          for (const filter of search === 'alma'
            ? [undefined, statusIs(acme.option('contactStatus', 1))]
            : [undefined]) {
            const expected = rows.filter(
              (row) => sees(acme, context, row) && holds(row, search) && (!filter || isSecond(acme, row)),
            )
            const found = await allPages(context, search, filter, ways[way])
            expect(found, `${name}, ${search}, ${filter ? 'filtered' : 'all'}`).toEqual(
              expected
                .map((row) => row.id)
                .toSorted()
                .toReversed(),
            )
          }
        }
      }
    },
    60_000,
  )

  it('a total is right where it says that it is', async () => {
    for (const context of Object.values(people())) {
      for (const search of words) {
        for (const limits of Object.values(ways)) {
          const { total } = await listRecords(context, contact, { search, limit: 3 }, { search: limits })
          const expected = rows.filter((row) => sees(acme, context, row) && holds(row, search)).length
          if (total?.exact) expect(total.value, search).toBe(expected)
          else expect(total?.value, search).toBeGreaterThan(0)
        }
      }
    }
  })
})

function statusIs(id: string): Filter {
  return { field: 'statusId', op: 'isAnyOf', value: [id] }
}

function isSecond(acme: TestWorkspace, row: AnyRow): boolean {
  return row['statusId'] === acme.option('contactStatus', 1)
}

function holds(row: AnyRow, search: string): boolean {
  const own = row.title.toLowerCase().split(' ')
  return search.split(' ').every((typed) => own.some((word) => word.startsWith(typed)))
}

/** Who sees what, said plainly. */
function sees(acme: TestWorkspace, context: Context, row: AnyRow): boolean {
  const owner = row['ownerId']
  if (context.actor.role === 'admin' || owner === null) return true
  const team = [acme.manager, acme.rep, acme.colleague].map((each) => each.actor.memberId)
  return context.actor.role === 'manager' ? team.some((id) => id === owner) : owner === context.actor.memberId
}

async function allPages(
  context: Context,
  search: string,
  filter: Filter | undefined,
  limits: SearchLimits | undefined,
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < 300; page++) {
    // Short pages for those who see little, so that their windows fill them.
    const limit = context.actor.role === 'rep' ? 2 : 7
    const query = { search, limit, ...(filter ? { filter } : {}), ...(cursor ? { cursor } : {}) }
    const answer = await listRecords(context, contact, query, limits ? { search: limits } : {})
    ids.push(...answer.items.map((row) => row.id))
    if (answer.next === null) return ids
    cursor = answer.next
  }
  throw new Error('the search has no end')
}
