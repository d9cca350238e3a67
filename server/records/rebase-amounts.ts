// The base amounts of a workspace after its currency changed: derived from the amounts, so no version and no change.
import { isExtensible } from '#contract/custom-fields.ts'
import type { Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { sql } from 'kysely'
import { columnsOf, customColumnsOf } from './columns.ts'
import { entityIn } from './custom-fields.ts'
import { loadCustomFields } from './load-custom-fields.ts'
import type { Trx } from './tables.ts'

/** Many records may carry an amount; this one statement may take longer than others. */
const patience = '120s'

/** Within the transaction that changes the currency, so that nobody sorts by amounts of two currencies. */
export async function rebaseAmounts(trx: Trx, workspaceId: string, currency: string): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(patience)}`.execute(trx)
  for (const entity of entityList) await rebaseEntity(trx, entity, workspaceId, currency)
}

/** As `baseAmount` does in memory: amounts of other currencies have none. */
async function rebaseEntity(trx: Trx, entity: Entity, workspaceId: string, currency: string): Promise<void> {
  await rebaseCustom(trx, entity, workspaceId, currency)
  for (const { name, sort, def } of columnsOf(entity)) {
    if (def.kind.sortKey !== 'base' || sort === undefined) continue
    const amount = sql.ref(name)
    const base = sql`case when ${amount} ->> 'currency' = ${currency} then (${amount} ->> 'amount')::bigint end`
    await sql`
      update ${sql.table(entity.table)} set ${sql.id(sort)} = ${base}
      where workspace_id = ${workspaceId} and ${amount} is not null
        and ${sql.ref(sort)} is distinct from ${base}`.execute(trx)
  }
}

/** Amounts in fields that the workspace added are compared by a text among the folded ones. */
async function rebaseCustom(trx: Trx, entity: Entity, workspaceId: string, currency: string): Promise<void> {
  const customFields = isExtensible(entity) ? await loadCustomFields(trx, workspaceId) : []
  for (const { field, def } of customColumnsOf(entityIn({ customFields }, entity))) {
    if (def.kind.sortKey !== 'base') continue
    const amount = sql`(custom -> ${sql.lit(field)})`
    const folded = sql`case when ${amount} ->> 'currency' = ${currency}
      then folded || jsonb_build_object(${sql.lit(field)}, ${amount} ->> 'amount') else folded - ${sql.lit(field)} end`
    await sql`update ${sql.table(entity.table)} set folded = ${folded}
      where workspace_id = ${workspaceId} and ${amount} is not null and folded is distinct from ${folded}`.execute(
      trx,
    )
    if (def.sort) await rebaseKeys(trx, entity, workspaceId, field)
  }
}

/** The keys of a sortable amount follow the texts that have just been written; see `numberKey` for their form. */
async function rebaseKeys(trx: Trx, entity: Entity, workspaceId: string, field: string): Promise<void> {
  const base = sql`(t.folded ->> ${sql.lit(field)})::bigint`
  const digits = sql`lpad(abs(${base})::text, 17, '0') || '000000'`
  const key = sql`case when ${base} < 0 then '-' || translate(${digits}, '0123456789', '9876543210') else '1' || ${digits} end`
  await sql`delete from field_value where workspace_id = ${workspaceId} and field = ${field}`.execute(trx)
  await sql`insert into field_value (workspace_id, record_id, field, key)
    select t.workspace_id, t.id, ${field}, ${key} from ${sql.table(entity.table)} t
    where t.workspace_id = ${workspaceId} and t.deleted_at is null and t.folded ? ${field}::text`.execute(trx)
}
