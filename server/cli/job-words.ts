// A job in words, for the command line.
import type { Job } from '#contract/actions/jobs.ts'
import { jobKinds } from '#contract/jobs.ts'

/** One line of a list. */
export function jobLine(job: Job & { readonly workspace: string }): string {
  const { id, state, workspace, createdAt } = job
  return [id, state.padEnd(9), createdAt.slice(0, 19), workspace, jobKinds[job.kind].en, amount(job)].join(
    '  ',
  )
}

/** What is told while one waits for it. */
export function jobProgress(job: Job): string {
  const share = job.total === null || job.total === 0 ? '' : `, ${Math.floor((100 * job.done) / job.total)} %`
  const ending = job.cancel && job.finishedAt === null ? ', it is about to end' : ''
  return `${job.state}, ${amount(job)}${share}${ending}`
}

export function jobWords(job: Job): string {
  const lines: [string, string | null][] = [
    ['job', job.id],
    ['does', jobKinds[job.kind].en],
    ['state', job.state],
    ['records', amount(job)],
    ['by', job.actor.name === '' ? job.actor.kind : job.actor.name],
    ['asked for', job.createdAt],
    ['started', job.startedAt],
    ['ended', job.finishedAt],
    ['cancelled', job.cancel && `${job.cancel.at} by ${job.cancel.actor.name || job.cancel.actor.kind}`],
    ['error', job.error && job.error.message],
    ['again at', job.retryAt],
    ['input', JSON.stringify(job.input)],
    ['result', job.result && JSON.stringify(job.result)],
  ]
  return lines.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(11)}${value}`])).join('\n')
}

function amount({ done, total, refused }: Job): string {
  const of = total === null ? `${done}` : `${done} of ${total}`
  return refused === 0 ? of : `${of}, ${refused} refused`
}
