// Jobs of the workspace, newest first.
import type { Job } from '#contract/actions/jobs.ts'
import type { Context } from '#server/records/actor.ts'
import { listMark, printCursor, readCursor } from '#server/records/cursor.ts'
import { toJob, visibleJobs } from './job-row.ts'

interface JobQuery {
  readonly open?: 'true' | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

export async function listJobs(
  context: Context,
  { open, limit = 50, cursor }: JobQuery,
): Promise<{ items: Job[]; next: string | null }> {
  const { database, cursorKey, workspace, actor } = context
  const mark = listMark([workspace.id, 'jobs', actor.id, open ?? 'all'])
  let query = visibleJobs(database.readDb, context)
    .orderBy('j.id', 'desc')
    .limit(limit + 1)
  if (open !== undefined) query = query.where('j.finished_at', 'is', null)
  if (cursor !== undefined) query = query.where('j.id', '<', readCursor(cursorKey, mark, cursor).after.id)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map((row) => toJob(context, row))
  const last = items.at(-1)
  const next =
    rows.length > limit && last
      ? printCursor(cursorKey, mark, { after: { key: null, id: last.id }, window: 1 })
      : null
  return { items, next }
}
