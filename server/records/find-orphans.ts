// What points to nothing, where no foreign key can see it: history, sets of ids, lists of options, entries of search.
import { type Entity, referenceOf } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { entityOfList } from '#contract/entities/option-lists.ts'
import { transaction } from '#server/platform/db.ts'
import { sql, type RawBuilder } from 'kysely'
import { ownColumnsOf } from './columns.ts'
import { isSet } from './diff.ts'
import type { Db } from './tables.ts'

export interface Orphans {
  /** What they are, such as `contacts whose history ends at another version`. */
  readonly what: string
  readonly count: number
  /** Whether `removeSearchOrphans` takes them away. */
  readonly removable: boolean
}

const patience = '600s'

/** Everything of which there is any. */
export async function findOrphans(db: Db): Promise<Orphans[]> {
  const questions = entityList.flatMap((entity) => [
    ...historyQuestions(entity),
    ...optionQuestions(entity),
    ...searchQuestions(entity),
  ])
  return transaction(db, async (trx) => {
    await sql`set local statement_timeout = ${sql.lit(patience)}`.execute(trx)
    const found: Orphans[] = []
    for (const { what, rows, removable } of questions) {
      const answer = await sql<{ count: number }>`select count(*) from (${rows}) q`.execute(trx)
      const count = answer.rows[0]?.count ?? 0
      if (count > 0) found.push({ what, count, removable })
    }
    return found
  })
}

/** Entries of search whose record is gone. */
export async function removeSearchOrphans(db: Db): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = ${sql.lit(patience)}`.execute(trx)
    for (const entity of entityList)
      for (const table of searchTables)
        await sql`delete from ${sql.table(table)} s where s.entity = ${entity.code} and ${recordless(entity, sql`s.workspace_id`, sql`s.id`)}`.execute(
          trx,
        )
  })
}

interface Question {
  readonly what: string
  readonly rows: RawBuilder<unknown>
  readonly removable: boolean
}

/** The newest change of a record carries its version; a record without a change was never created. */
function historyQuestions(entity: Entity): Question[] {
  const many = entity.label.many.en.toLowerCase()
  const newest = sql`(select max(c.record_version) from change c where c.workspace_id = t.workspace_id and c.record_id = t.id)`
  return [
    {
      what: `${many} whose history ends at another version`,
      rows: sql`select from ${sql.table(entity.table)} t where ${newest} is distinct from t.version`,
      removable: false,
    },
    {
      what: `changes of ${many} that are not there`,
      rows: sql`select from change c where c.entity = ${entity.code} and ${recordless(entity, sql`c.workspace_id`, sql`c.record_id`)}`,
      removable: false,
    },
  ]
}

/** Options of another list, and members of sets that do not exist. */
function optionQuestions(entity: Entity): Question[] {
  return ownColumnsOf(entity).flatMap(({ name, field, def }): Question[] => {
    const target = referenceOf(def)
    if (target?.of !== 'option') return []
    const table = sql.table(entityOfList(target.list))
    const ids = isSet(def)
      ? sql`unnest(t.${sql.id(name)})`
      : sql`(select t.${sql.id(name)} where t.${sql.id(name)} is not null)`
    const list = entityOfList(target.list) === 'tag' ? sql`` : sql`and o.list = ${target.list}`
    return [
      {
        what: `${entity.label.many.en.toLowerCase()} with unknown options in ${field}`,
        rows: sql`select from ${sql.table(entity.table)} t, lateral ${ids} v (id)
          where not exists (select from ${table} o where o.workspace_id = t.workspace_id and o.id = v.id ${list})`,
        removable: false,
      },
      {
        what: `${entity.label.many.en.toLowerCase()} that hold in ${field} what was deleted or merged`,
        // While a step is under way, that is what it is about.
        rows: sql`select from ${sql.table(entity.table)} t, lateral ${ids} v (id) join ${table} o on o.id = v.id
          where o.workspace_id = t.workspace_id and (o.deleted_at is not null or o.merged_into is not null)
            and not exists (select from follow_up f where f.workspace_id = t.workspace_id and f.stopped_by is null)`,
        removable: false,
      },
    ]
  })
}

const searchTables = ['search_word', 'search_key'] as const

function searchQuestions(entity: Entity): Question[] {
  return searchTables.map((table) => ({
    what: `entries in ${table} of ${entity.label.many.en.toLowerCase()} that are not there`,
    rows: sql`select from ${sql.table(table)} s where s.entity = ${entity.code} and ${recordless(entity, sql`s.workspace_id`, sql`s.id`)}`,
    removable: true,
  }))
}

function recordless(
  entity: Entity,
  workspaceId: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql`not exists (select from ${sql.table(entity.table)} e where e.workspace_id = ${workspaceId} and e.id = ${id})`
}
