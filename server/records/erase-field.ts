// The content of a field that was thrown away, taken out of records, their keys and their history for good.
import { CHOICES_ROLLUP } from '#contract/custom-fields.ts'
import type { Entity } from '#contract/entity.ts'
import { sql } from 'kysely'
import type { Db, Trx } from './tables.ts'

/**
 * Erases a field from the next records in the order of their ids, those in the trash too. No version is raised and no
 * change written: what is erased leaves no trace. Answers how many were looked at, and the last of them.
 */
export async function eraseSlice(
  trx: Trx,
  entity: Entity,
  workspaceId: string,
  key: string,
  after: string | null,
  limit: number,
): Promise<{ checked: number; last: string | null }> {
  const beyond = after === null ? sql`true` : sql`t.id > ${after}::uuid`
  const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(entity.table)} t
    where t.workspace_id = ${workspaceId} and ${beyond} order by t.id limit ${limit} for no key update`.execute(
    trx,
  )
  const ids = `{${rows.map((row) => row.id).join(',')}}`
  const these = sql`workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`
  const ofThese = sql`workspace_id = ${workspaceId} and record_id = any(${ids}::uuid[])`
  await sql`update ${sql.table(entity.table)} set custom = custom - ${key}::text, folded = folded - ${key}::text
    where ${these} and custom ? ${key}`.execute(trx)
  await sql`delete from field_value where ${ofThese} and field = ${key}`.execute(trx)
  await sql`update change set diff = diff - ${key}::text where ${ofThese} and entity = ${entity.code} and diff ? ${key}`.execute(
    trx,
  )
  return { checked: rows.length, last: rows.at(-1)?.id ?? null }
}

/** What figures count of its choices, once no record holds one. */
export async function eraseFigures(
  trx: Trx,
  entity: Entity,
  workspaceId: string,
  key: string,
): Promise<void> {
  const choices = sql`(select o.id from option o where o.workspace_id = ${workspaceId} and o.list = ${key})`
  for (const table of ['rollup', 'rollup_delta'])
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and entity = ${entity.code}
      and rollup = ${CHOICES_ROLLUP} and k in ${choices}`.execute(trx)
}

/** Marks the field itself; it stays in the trash, so that nothing is called by its key again. */
export async function markErased(trx: Trx, workspaceId: string, fieldId: string, at: string): Promise<void> {
  await sql`update field set erased_at = ${at} where workspace_id = ${workspaceId} and id = ${fieldId}::uuid`.execute(
    trx,
  )
}

/** Fields of all workspaces that were thrown away before a moment and still have their content. */
export async function fieldsToErase(
  db: Db | Trx,
  before: string,
): Promise<readonly { workspaceId: string; id: string }[]> {
  const { rows } = await sql<{ workspaceId: string; id: string }>`
    select f.workspace_id as "workspaceId", f.id from field f
    where f.deleted_at < ${before} and f.erased_at is null
      and not exists (select from job j where j.workspace_id = f.workspace_id and j.kind = 'eraseField'
        and j.finished_at is null and j.input ->> 'id' = f.id::text)`.execute(db)
  return rows
}
