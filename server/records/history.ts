// The changes of a record, newest first, as far as the actor may see their fields today.
import { actorKinds, type Change, changeVerbs, type Diff, type FieldChange, vias } from '#contract/changes.ts'
import { type Entity, referenceOf } from '#contract/entity.ts'
import { entityOfList } from '#contract/entities/option-lists.ts'
import type { Refs } from '#contract/schemas.ts'
import { Problem } from '#server/platform/problem.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { listMark, printCursor, readCursor } from './cursor.ts'
import { isSetDiff } from './diff.ts'
import { labelsOf, note } from './refs.ts'
import { accessOf, reaches, reachOf, writeReach } from './scope.ts'
import { loadVisible } from './stored.ts'

interface HistoryRow {
  readonly record_owner: string | null
  readonly record_deleted_at: string | null
  readonly record_id: string
  readonly id: string
  readonly at: string
  readonly actor_kind: number
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly via: number
  readonly batch_id: string | null
  readonly undoes: string | null
  readonly undone: boolean
  readonly record_version: number
  readonly verb: number
  readonly diff: Diff
}
export interface HistoryPage {
  readonly items: readonly Change[]
  readonly next: string | null
  readonly refs: Refs
}

/** A page of the history. Entries that only touch hidden fields do not exist. */
export async function historyOf(
  context: Context,
  asked: Entity,
  id: string,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<HistoryPage> {
  const entity = entityIn(context, asked)
  const limit = query.limit ?? 30
  const mark = listMark([context.workspace.id, entity.name, 'history', id])
  const { rows } = await historyRows(
    context,
    entity,
    id,
    query.cursor === undefined ? undefined : readCursor(context.cursorKey, mark, query.cursor).after.id,
    visibleChange(context, entity),
    limit + 1,
  ).execute(context.database.readDb)
  // The rows carry whose record it is; without any, whether there is such a record is a question of its own.
  const owner = rows[0]?.record_owner ?? null
  const reach = reachOf(context, entity, 'read')
  if (rows.length === 0 || reach.of === 'except')
    await loadVisible(context.database.readDb, context, entity, id)
  else if (!reaches(reach, { ownerId: owner })) throw new Problem('not-found')
  const shown = rows.slice(0, limit)
  const items = shown.map((row) => toChange(context, entity, row))
  const last = shown.at(-1)
  return {
    items,
    next:
      rows.length > limit && last
        ? printCursor(context.cursorKey, mark, { after: { key: null, id: last.id }, window: 1 })
        : null,
    refs: await changeRefs(context, entity, items),
  }
}

/** Creations, deletions and restorations, and updates of at least one visible field. */
function visibleChange(context: Context, entity: Entity): RawBuilder<boolean> {
  const { hidden } = accessOf(context.actor, entity)
  return hidden.length === 0
    ? sql`true`
    : sql`(c.verb <> ${changeVerbs.update} or (c.diff - ${[...hidden]}::text[]) <> '{}')`
}

function historyRows(
  context: Context,
  entity: Entity,
  id: string,
  before: string | undefined,
  visible: RawBuilder<boolean>,
  limit: number,
): RawBuilder<HistoryRow> {
  const owner = entity.owned ? sql`r.owner_id` : sql`null::uuid`
  return sql`select ${owner} as record_owner, r.deleted_at as record_deleted_at, c.record_id, c.id, c.at, c.actor_kind, c.actor_id, coalesce(a.name, k.name) as actor_name, c.via, c.batch_id, c.undoes, c.record_version, c.verb, c.diff,
      exists (select from change u where u.workspace_id = c.workspace_id and u.undoes = c.id) as undone
    from change c
    join ${sql.table(entity.table)} r on r.workspace_id = c.workspace_id and r.id = c.record_id
    left join member m on c.actor_kind = ${actorKinds.member} and m.workspace_id = c.workspace_id and m.id = c.actor_id
    left join account a on a.id = m.account_id
    left join api_key k on c.actor_kind = ${actorKinds.key} and k.workspace_id = c.workspace_id and k.id = c.actor_id
    where c.workspace_id = ${context.workspace.id} and c.record_id = ${id}::uuid and ${before === undefined ? sql`true` : sql`c.id < ${before}::uuid`} and ${visible}
    order by c.id desc limit ${limit}`
}

function toChange(context: Context, entity: Entity, row: HistoryRow): Change {
  return {
    id: row.id,
    at: row.at,
    actor: { kind: nameOf(actorKinds, row.actor_kind), id: row.actor_id, name: row.actor_name ?? '' },
    via: nameOf(vias, row.via),
    verb: nameOf(changeVerbs, row.verb),
    entity: entity.name,
    recordId: row.record_id,
    version: row.record_version,
    batchId: row.batch_id,
    undoes: row.undoes,
    fields: fieldChanges(context, entity, row.diff),
    canUndo: !row.undone && mayUndo(context, entity, row),
  }
}

function mayUndo(context: Context, entity: Entity, row: HistoryRow): boolean {
  const can = (verb: 'update' | 'delete') =>
    reaches(writeReach(context, entity, verb), { ownerId: row.record_owner })
  const alive = row.record_deleted_at === null
  switch (row.verb) {
    case changeVerbs.update:
      return alive && can('update')
    case changeVerbs.create:
      return alive && (can('delete') || (row.actor_id === context.actor.id && can('update')))
    case changeVerbs.delete:
      return !alive && can('delete')
    default:
      return alive && can('delete')
  }
}

function fieldChanges(context: Context, entity: Entity, diff: Diff): FieldChange[] {
  const { hidden } = accessOf(context.actor, entity)
  return Object.entries(diff)
    .filter(([field]) => field in entity.fields && !hidden.includes(field))
    .map(([field, change]) =>
      isSetDiff(change)
        ? { field, added: [...change.added], removed: [...change.removed] }
        : { field, before: change[0], after: change[1] },
    )
}

async function changeRefs(context: Context, entity: Entity, items: readonly Change[]): Promise<Refs> {
  const wanted = new Map<string, Set<string>>()
  for (const { fields } of items) {
    for (const { field, before, after, added = [], removed = [] } of fields) {
      const def = entity.fields[field]
      const target = def && referenceOf(def)
      const name =
        target?.of === 'option'
          ? entityOfList(target.list)
          : target?.of === 'record'
            ? target.entity
            : undefined
      if (name !== undefined) for (const id of [before, after, ...added, ...removed]) note(wanted, name, id)
    }
  }
  return labelsOf(context, wanted)
}

function nameOf<Name extends string>(codes: Readonly<Record<Name, number>>, code: number): Name {
  const found = (Object.keys(codes) as Name[]).find((name) => codes[name] === code)
  if (found === undefined) throw new Error(`no name for code ${code}`)
  return found
}
