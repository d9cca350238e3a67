// Ends the access of a member and hands over their records in the same step, the first thousands at once (S21).
import type { MemberDetail } from '#contract/actions/members.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import { invalid } from '#server/platform/problem.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import { addMoved, countOwned, type Moved, nothingMoved, reassignSlice } from '#server/records/reassign.ts'
import { endKeysOf } from '#server/domains/keys/end-keys-of.ts'
import type { Trx } from '#server/records/tables.ts'
import { holdMembers, mayStopBeingAdmin } from './hold-members.ts'
import { memberRow } from './member-rows.ts'

interface Deactivated {
  readonly member: MemberDetail
  /** Number of records that were handed over at once, by entity. */
  readonly reassigned: Record<string, number>
  /** The job that hands over the others. */
  readonly jobId: string | null
  readonly keys: Awaited<ReturnType<typeof endKeysOf>>
}

/**
 * From the next request on, sessions of the member are refused here, keys that stood for the member have ended, and
 * invitations that the member made lead nowhere. With `reassignTo` null the records stay without an owner. Throws `last-admin` or `superuser-stays`.
 */
export async function deactivateMember(
  context: Context,
  id: string,
  reassignTo: string | null,
): Promise<Deactivated> {
  needRight(context, 'members.manage')
  const { workspace, actor, log } = context
  const done = await transaction(context.database.db, async (trx) => {
    await holdMembers(trx, workspace.id)
    const before = await memberRow(trx, workspace.id, id)
    await mayStopBeingAdmin(trx, workspace.id, before)
    await checkSuccessor(trx, workspace.id, id, reassignTo)
    await switchOff(trx, context, id)
    const keys = await endKeysOf(trx, context, id)
    const handedOver = await handOverFirst(trx, context, id, reassignTo)
    return { member: await memberRow(trx, workspace.id, id), ...handedOver, keys }
  })
  const { reassigned, keys, jobId } = done
  log.info({
    event: 'member.deactivated',
    workspaceId: workspace.id,
    by: actor.id,
    memberId: id,
    reassignTo,
    reassigned,
    jobId,
    keysEnded: keys.ended,
    keysWorking: keys.working.map((key) => key.id),
  })
  return done
}

/** Slices that a request carries out itself: two take about a second. */
const SLICES_AT_ONCE = 2

/** What does not fit into a request follows in a job, which begins if all of this commits. */
async function handOverFirst(trx: Trx, context: Context, from: string, to: string | null) {
  const batchId = newId(context.clock().getTime())
  let reassigned: Moved = nothingMoved
  for (let slice = 0; slice < SLICES_AT_ONCE; slice++) {
    const moved = await reassignSlice(trx, context, { from, to, batchId })
    if (!moved) return { reassigned, jobId: null }
    reassigned = addMoved(reassigned, moved)
  }
  const total = await countOwned(trx, context, from)
  if (total === 0) return { reassigned, jobId: null }
  const jobId = await startJob(trx, context, 'handOver', { input: { from, to }, total, id: batchId })
  return { reassigned, jobId }
}

async function checkSuccessor(
  trx: Trx,
  workspaceId: string,
  id: string,
  successor: string | null,
): Promise<void> {
  if (successor === null) return
  const found = await trx
    .selectFrom('member')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', successor)
    .where('id', '!=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!found) throw invalid({ path: 'reassignTo', code: 'unknown-reference' })
}

/** Open invitations go as well: nobody keeps a way back in that they made for themselves. */
async function switchOff(trx: Trx, context: Context, id: string): Promise<void> {
  const { workspace } = context
  await trx
    .updateTable('member')
    .set((eb) => ({
      active: false,
      updated_at: context.clock().toISOString(),
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .where('active', '=', true)
    .execute()
  await trx
    .deleteFrom('invitation')
    .where('workspace_id', '=', workspace.id)
    .where('created_by', '=', id)
    .where('used_at', 'is', null)
    .execute()
}
