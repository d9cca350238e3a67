// A job as it travels, from its rows.
import type { Job } from '#contract/actions/jobs.ts'
import { actorKinds, vias } from '#contract/changes.ts'
import { jobErrorLabel, type JobKind, jobKindNames, jobStates } from '#contract/jobs.ts'
import { type Context } from '#server/records/actor.ts'
import { hasRight } from '#contract/access.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Db, Trx } from '#server/records/tables.ts'

/** The jobs that the actor may see: one's own, or all; a member and the keys that stand for them have theirs in common. */
export function visibleJobs(db: Db | Trx, context: Context) {
  const { workspace, actor } = context
  const all = selectJobs(db).where('j.workspace_id', '=', workspace.id).where('j.kind', 'in', jobKindNames)
  if (hasRight(actor.role, 'jobs.manage')) return all
  return actor.memberId === null
    ? all.where('j.actor_id', '=', actor.id)
    : all.where('j.member_id', '=', actor.memberId)
}

/** Throws `not-found` for an unknown job, and alike for one that the actor may not see. */
export async function visibleJob(db: Db | Trx, context: Context, id: string): Promise<Job> {
  const row = await visibleJobs(db, context).where('j.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return toJob(context, row)
}

/** With the names of who started it and of who wants it to end. */
function selectJobs(db: Db | Trx) {
  return db
    .selectFrom('job as j')
    .leftJoin('member as m', (join) =>
      join.onRef('m.workspace_id', '=', 'j.workspace_id').onRef('m.id', '=', 'j.actor_id'),
    )
    .leftJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('api_key as k', (join) =>
      join.onRef('k.workspace_id', '=', 'j.workspace_id').onRef('k.id', '=', 'j.actor_id'),
    )
    .leftJoin('job_cancel as c', (join) =>
      join.onRef('c.workspace_id', '=', 'j.workspace_id').onRef('c.job_id', '=', 'j.id'),
    )
    .leftJoin('member as cm', (join) =>
      join.onRef('cm.workspace_id', '=', 'c.workspace_id').onRef('cm.id', '=', 'c.actor_id'),
    )
    .leftJoin('account as ca', 'ca.id', 'cm.account_id')
    .leftJoin('api_key as ck', (join) =>
      join.onRef('ck.workspace_id', '=', 'c.workspace_id').onRef('ck.id', '=', 'c.actor_id'),
    )
    .select([
      'j.id',
      'j.kind',
      'j.state',
      'j.actor_kind',
      'j.actor_id',
      'a.name as member_name',
      'k.name as key_name',
      'j.via',
      'j.created_at',
      'j.started_at',
      'j.finished_at',
      'j.done',
      'j.refused',
      'j.total',
      'j.input',
      'j.result',
      'j.error',
      'j.retry_at',
      'c.at as cancel_at',
      'c.actor_kind as cancel_kind',
      'c.actor_id as cancel_id',
      'ca.name as cancel_member_name',
      'ck.name as cancel_key_name',
    ])
}
type JobRow = Awaited<ReturnType<ReturnType<typeof selectJobs>['executeTakeFirstOrThrow']>>

export function toJob({ language }: Context, row: JobRow): Job {
  const state = nameOf(jobStates, row.state)
  const isOpen = row.finished_at === null
  return {
    id: row.id,
    kind: kindOf(row.kind),
    state,
    actor: actorOf(row.actor_kind, row.actor_id, row.member_name ?? row.key_name),
    via: nameOf(vias, row.via),
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    done: row.done,
    refused: row.refused,
    total: row.total,
    input: row.input,
    result: row.result,
    error: row.error === null ? null : { code: row.error, message: jobErrorLabel(row.error)[language] },
    retryAt: row.retry_at,
    cancel:
      row.cancel_at === null
        ? null
        : {
            at: row.cancel_at,
            actor: actorOf(
              row.cancel_kind ?? actorKinds.system,
              row.cancel_id,
              row.cancel_member_name ?? row.cancel_key_name,
            ),
          },
    // Who sees a job may cancel it.
    canCancel: isOpen && row.cancel_at === null,
  }
}

function kindOf(kind: string): JobKind {
  const found = jobKindNames.find((name) => name === kind)
  if (found === undefined) throw new Error(`no kind of job is called ${kind}`)
  return found
}

function actorOf(kind: number, id: string | null, name: string | null): Job['actor'] {
  return { kind: nameOf(actorKinds, kind), id, name: name ?? '' }
}

function nameOf<Name extends string>(codes: Readonly<Record<Name, number>>, code: number): Name {
  const found = (Object.keys(codes) as Name[]).find((name) => codes[name] === code)
  if (found === undefined) throw new Error(`no name for code ${code}`)
  return found
}
