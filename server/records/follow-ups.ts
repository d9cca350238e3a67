// Steps on a tag or option that many records follow: it is taken away, or that is taken back. Decided in one transaction,
// carried out in slices; what is left to do stands in a table, so a crash only means that the next turn goes on.
import { type ActorKind, actorKinds, type Diff, type FieldDiff } from '#contract/changes.ts'
import type { Values } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import type { Clock } from '#server/platform/clock.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import type { Logger } from '#server/platform/log.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { changeSlice, SLICE } from './bulk.ts'
import { applySet, asSet, isSet, isSetDiff } from './diff.ts'
import { systemContext } from './system-context.ts'
import type { RapportDatabase, Trx } from './tables.ts'
import { turnBack } from './turn-back.ts'
import { recordsUsing, type Use, usesOfList } from './uses.ts'

/** What records are to follow. */
export interface Step {
  readonly list: string
  /** The tag or option; its row is locked by the transaction. */
  readonly choiceId: string
  /** What records get instead of it; null takes it away. */
  readonly intoId: string | null
  /** Instead of taking the choice away: the batch of the step that is taken back. */
  readonly reverts: string | null
}
interface FollowUp extends Step {
  readonly id: string
  readonly revertedTo: string | null
}
interface Ground {
  readonly database: RapportDatabase
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Begins a step in the transaction that decides it, and answers the batch of its changes. Few records follow at once,
 * the others in the background. A step under way that asked for the opposite stops where it is.
 */
export async function startStep(trx: Trx, context: Context, step: Step): Promise<string> {
  const id = newId(context.clock().getTime())
  const isBusy = await stopOpposite(trx, context, id, step)
  const followUp: FollowUp = { ...step, id, revertedTo: null }
  const left = isBusy ? followUp : await carrySlice(trx, asJob(context), followUp, SLICE)
  if (left) await keep(trx, context, left)
  return id
}

/** Carries out all that is open, one slice of each workspace in turn. Safe on many servers at once. */
export async function finishFollowUps(ground: Ground, size = SLICE): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      workspace_id: string
    }>`select distinct workspace_id from follow_up where stopped_by is null`.execute(ground.database.readDb)
    const carried = []
    for (const row of rows) carried.push(await followOrTell(ground, row.workspace_id, size))
    if (!carried.includes(true)) return
  }
}

/** What goes wrong in one workspace is told and tried again later; the others go on. */
async function followOrTell(ground: Ground, workspaceId: string, size: number): Promise<boolean> {
  try {
    return await followSlice(ground, workspaceId, size)
  } catch (error) {
    ground.log.error({ err: error, workspaceId }, 'records could not follow a change of a choice')
    return false
  }
}

/** One slice of the oldest step of a workspace, in a transaction of its own; false where there is none that is free. */
export async function followSlice(ground: Ground, workspaceId: string, size = SLICE): Promise<boolean> {
  const system = await systemContext(ground, workspaceId)
  return transaction(ground.database.db, async (trx) => {
    const next = await oldestStep(trx, workspaceId)
    if (!next) return false
    const actor = { ...system.actor, kind: next.actorKind, id: next.actorId }
    const left = await carrySlice(trx, { ...system, actor }, next, size)
    await (
      left
        ? sql`update follow_up set reverted_to = ${left.revertedTo}::uuid where workspace_id = ${workspaceId} and id = ${left.id}::uuid`
        : sql`delete from follow_up where workspace_id = ${workspaceId} and id = ${next.id}::uuid`
    ).execute(trx)
    return true
  })
}

/** The batch of the last change of a choice that deleted it, or merged it or took that back; null where nothing could follow it. */
export async function lastBatch(
  trx: Trx,
  context: Context,
  choiceId: string,
  change: 'deleted' | 'merged',
): Promise<string | null> {
  const which = change === 'deleted' ? sql`c.verb = 3` : sql`c.diff ? 'mergedInto'`
  const { rows } = await sql<{ batch_id: string | null }>`select c.batch_id from change c
    where c.workspace_id = ${context.workspace.id} and c.record_id = ${choiceId}::uuid and ${which} order by c.record_version desc limit 1`.execute(
    trx,
  )
  return rows[0]?.batch_id ?? null
}

// ---- What waits ----

/**
 * Stops what this step undoes, goes on with what that had stopped, and says whether anything is under way. What takes a
 * choice away stops all that bring it back; what brings it back stops the one step that it takes back, for a merged
 * choice that is restored from the trash is still merged.
 */
async function stopOpposite(trx: Trx, context: Context, id: string, step: Step): Promise<boolean> {
  const within = sql`workspace_id = ${context.workspace.id}`
  const opposite = step.reverts === null ? sql`reverts is not null` : sql`id = ${step.reverts}::uuid`
  const { rows } = await sql<{ busy: boolean }>`
    with stopped as (
      update follow_up set stopped_by = ${id}::uuid
      where ${within} and choice_id = ${step.choiceId}::uuid and ${opposite} and stopped_by is null
    ), resumed as (
      update follow_up set stopped_by = null where ${within} and stopped_by = ${step.reverts}::uuid returning id
    )
    select exists (select from follow_up where ${within} and stopped_by is null) or exists (select from resumed) as busy`.execute(
    trx,
  )
  return rows[0]?.busy ?? false
}

async function keep(trx: Trx, { workspace, actor }: Context, left: FollowUp): Promise<void> {
  await sql`insert into follow_up (workspace_id, id, actor_kind, actor_id, list, choice_id, into_id, reverts, reverted_to)
    values (${workspace.id}::uuid, ${left.id}::uuid, ${actorKinds[actor.kind]}, ${actor.id}::uuid, ${left.list}, ${left.choiceId}::uuid,
      ${left.intoId}::uuid, ${left.reverts}::uuid, ${left.revertedTo}::uuid)`.execute(trx)
}

interface Waiting extends FollowUp {
  readonly actorKind: ActorKind
  readonly actorId: string | null
}

/** Locked, so that of several servers one carries it out; the others leave what comes after it alone. */
async function oldestStep(trx: Trx, workspaceId: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Omit<Waiting, 'actorKind'> & { actorKind: number }>`
    select f.id, f.list, f.choice_id as "choiceId", f.into_id as "intoId", f.reverts, f.reverted_to as "revertedTo",
      f.actor_kind as "actorKind", f.actor_id as "actorId"
    from follow_up f where f.workspace_id = ${workspaceId} and f.stopped_by is null
      and f.turn = (select min(o.turn) from follow_up o where o.workspace_id = ${workspaceId} and o.stopped_by is null)
    for update skip locked`.execute(trx)
  const [row] = rows
  const actorKind =
    row && (Object.keys(actorKinds) as ActorKind[]).find((kind) => actorKinds[kind] === row.actorKind)
  return row && actorKind && { ...row, actorKind }
}

/** Whoever decided the step is named in its changes, but what it does reaches every record. */
function asJob(context: Context): Context {
  return { ...context, actor: { ...context.actor, role: 'admin' }, via: 'job' }
}

// ---- One slice ----

/** Answers what is left to do, or undefined where nothing is. */
function carrySlice(trx: Trx, context: Context, step: FollowUp, size: number): Promise<FollowUp | undefined> {
  return step.reverts === null
    ? moveSlice(trx, context, step, size)
    : revertSlice(trx, context, { ...step, reverts: step.reverts }, size)
}

async function moveSlice(
  trx: Trx,
  context: Context,
  step: FollowUp,
  size: number,
): Promise<FollowUp | undefined> {
  const { choiceId, intoId, id: batchId } = step
  const found = await recordsUsing(trx, context.workspace.id, usesOfList(context, step.list), choiceId, size)
  for (const { use, ids } of found) {
    const { field } = use.column
    await changeSlice(
      trx,
      context,
      use.entity,
      ids,
      ({ values }) => ({ [field]: without(use, values[field], choiceId, intoId) }),
      {
        batchId,
        hold: false,
      },
    )
  }
  return found.some(({ ids }) => ids.length === size) ? step : undefined
}

function without({ column }: Use, value: unknown, choiceId: string, intoId: string | null): unknown {
  if (!isSet(column.def)) return intoId
  return applySet(asSet(value), intoId === null ? [] : [intoId], [choiceId])
}

interface Logged {
  readonly id: string
  readonly entity: number
  readonly recordId: string
  readonly diff: Diff
}

/** Without the sets from which somebody took what they got instead: they decided about both. */
function stillThere(diff: Diff, values: Values): Diff {
  const isThere = (field: string, change: FieldDiff) =>
    !isSetDiff(change) ||
    change.added.length === 0 ||
    change.added.some((id) => asSet(values[field]).includes(id))
  return Object.fromEntries(Object.entries(diff).filter(([field, change]) => isThere(field, change)))
}

/** Turns back what a batch did to records, field by field, where it is still as that left it; also in the trash. */
async function revertSlice(
  trx: Trx,
  context: Context,
  step: FollowUp & { readonly reverts: string },
  size: number,
): Promise<FollowUp | undefined> {
  const { rows } = await sql<Logged>`select id, entity, record_id as "recordId", diff from change
    where workspace_id = ${context.workspace.id} and batch_id = ${step.reverts}::uuid and record_id <> ${step.choiceId}::uuid
      and ${step.revertedTo === null ? sql`true` : sql`id > ${step.revertedTo}::uuid`}
    order by id limit ${size}`.execute(trx)
  for (const known of entityList) {
    const entity = entityIn(context, known)
    const changes = Map.groupBy(
      rows.filter((row) => row.entity === entity.code),
      (row) => row.recordId,
    )
    if (changes.size === 0) continue
    const back = (values: Values, { diff }: Logged) =>
      turnBack(context, entity, stillThere(diff, values), values).values
    await changeSlice(
      trx,
      context,
      entity,
      [...changes.keys()],
      ({ id, values }) => changes.get(id)?.toReversed().reduce(back, values),
      { batchId: step.id, hold: false, undoes: (id) => changes.get(id)?.[0]?.id },
    )
  }
  const last = rows.at(-1)
  return rows.length === size && last ? { ...step, revertedTo: last.id } : undefined
}
