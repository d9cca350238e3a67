// The roles are said, because on a phone rows are drawn as cards, and browsers then forget that it is a table.
import { Button } from '@mantine/core'
import type { Job } from '#contract/actions/jobs.ts'
import { jobKinds, type JobState } from '#contract/jobs.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { StatusChip } from '#web/ui/chip.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { durationWords } from './duration.ts'
import { useJobWords } from './job-words.ts'
import css from './jobs.module.css'

interface JobTableProps {
  readonly jobs: readonly Job[]
  /** The jobs that are being cancelled. */
  readonly ending: ReadonlySet<string>
  readonly onCancel: (job: Job) => void
}

const tones: Readonly<Record<JobState, Tone>> = {
  waiting: 'gray',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'gray',
}
const stateTexts = {
  waiting: 'jobWaiting',
  running: 'jobRunning',
  done: 'jobDone',
  failed: 'jobFailed',
  cancelled: 'jobCancelled',
} as const satisfies Record<JobState, string>

export function JobTable({ jobs, ending, onCancel }: JobTableProps) {
  const text = useSettingsText()
  return (
    <table role="table" className={css['table']}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {text('colJob')}
          </th>
          <th role="columnheader" scope="col">
            {text('colState')}
          </th>
          <th role="columnheader" scope="col" data-wide="">
            {text('colBy')}
          </th>
          <th role="columnheader" scope="col" data-wide="">
            {text('colWhen')}
          </th>
          <td role="cell" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} isEnding={ending.has(job.id)} onCancel={() => onCancel(job)} />
        ))}
      </tbody>
    </table>
  )
}

function JobRow({ job, isEnding, onCancel }: { job: Job; isEnding: boolean; onCancel: () => void }) {
  const text = useSettingsText()
  const label = useLabel()
  const words = useJobWords()
  const kind = label(jobKinds[job.kind])
  return (
    <tr role="row">
      <td role="cell">
        <b>{kind}</b>
        <small>{words.about(job)}</small>
        <Outcome job={job} result={words.result(job)} />
        <small className={css['narrow']}>
          <Starter job={job} />, <When job={job} />
        </small>
      </td>
      <td role="cell" className={css['state']}>
        <StatusChip tone={tones[job.state]}>{text(stateTexts[job.state])}</StatusChip>
        <Progress job={job} kind={kind} />
      </td>
      <td role="cell" data-wide="" className={css['by']}>
        <Starter job={job} />
      </td>
      <td role="cell" data-wide="" className={css['when']}>
        <When job={job} />
        <Took job={job} />
      </td>
      <td role="cell">
        {job.canCancel ? (
          <Button
            variant="default"
            size="compact-sm"
            loading={isEnding}
            aria-label={text('cancelJobOf', { kind, about: words.about(job) })}
            onClick={onCancel}
          >
            {text('cancel')}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

/** What came of it, why it failed, or what it waits for. */
function Outcome({ job, result }: { job: Job; result: string | undefined }) {
  const text = useSettingsText()
  const format = useFormat()
  const { error, cancel, retryAt, finishedAt, done, refused } = job
  const isOpen = finishedAt === null
  return (
    <>
      {result === undefined ? null : <p className={css['outcome']}>{result}</p>}
      {refused > 0 ? <p className={css['outcome']}>{text('jobRefused', { count: refused })}</p> : null}
      {error ? (
        <p className={css['outcome']} data-bad={isOpen ? undefined : ''}>
          {retryAt === null
            ? error.message
            : text('jobAgain', { why: error.message, when: format.time(retryAt) })}
        </p>
      ) : null}
      {cancel && isOpen ? <p className={css['outcome']}>{text('jobEnding')}</p> : null}
      {job.state === 'cancelled' ? (
        <p className={css['outcome']}>
          {cancel?.actor.name
            ? text('jobCancelledBy', { name: cancel.actor.name })
            : text('jobCancelledByServer')}{' '}
          {text('jobStays', { count: done })}
        </p>
      ) : null}
    </>
  )
}

/** The bar only while there is something to come; the numbers say it as well. */
function Progress({ job, kind }: { job: Job; kind: string }) {
  const text = useSettingsText()
  const format = useFormat()
  const { done, total, finishedAt } = job
  if (finishedAt !== null || (job.state === 'waiting' && done === 0)) return null
  return (
    <span className={css['progress']}>
      {total === null || total === 0 ? null : (
        <Meter label={text('jobProgress', { kind })} value={Math.min(done, total)} max={total} />
      )}
      <small>
        {total === null
          ? format.number(done)
          : text('jobOf', { done: format.number(done), total: format.number(total) })}
      </small>
    </span>
  )
}

function Starter({ job: { actor } }: { job: Job }) {
  const text = useSettingsText()
  const meta = useMeta()
  if (actor.kind === 'system') return text('byServer')
  if (actor.kind === 'key') return text('byKey', { name: actor.name })
  return (
    <>
      {actor.name}
      {actor.id === meta.me.memberId ? ` (${text('you')})` : ''}
    </>
  )
}

function When({ job }: { job: Job }) {
  return <RelativeTime iso={job.finishedAt ?? job.startedAt ?? job.createdAt} />
}

function Took({ job: { startedAt, finishedAt } }: { job: Job }) {
  const text = useSettingsText()
  const format = useFormat()
  if (startedAt === null || finishedAt === null) return null
  const duration = durationWords(Date.parse(finishedAt) - Date.parse(startedAt), format.locale)
  return <small>{text('jobTook', { duration })}</small>
}
