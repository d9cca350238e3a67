// What runs in the background, what waits, and what came of what has ended.
import { Button } from '@mantine/core'
import { IconProgressCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Job } from '#contract/actions/jobs.ts'
import { jobKinds } from '#contract/jobs.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { announce } from '#web/ui/announcer.tsx'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { JobTable } from './job-table.tsx'
import { useJobWords } from './job-words.ts'
import { cancelJob, useJobs } from './jobs-query.ts'
import css from './jobs.module.css'

export function JobsPage() {
  const text = useSettingsText()
  const meta = useMeta()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useJobs()
  const jobs = data?.pages.flatMap((page) => page.items)
  const { ending, cancel } = useCancelling()
  useAnnouncedEnds(jobs)
  return (
    <SettingsBody
      title={text('jobs')}
      effect={text(meta.hasRight('jobs.manage') ? 'jobsEffectAll' : 'jobsEffectOwn')}
    >
      {jobs && jobs.length > 0 ? (
        <>
          <JobTable jobs={jobs} ending={ending} onCancel={(job) => void cancel(job)} />
          {hasNextPage ? (
            <div className={css['more']}>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {text('jobsOlder')}
              </Button>
            </div>
          ) : null}
        </>
      ) : jobs ? (
        <EmptyState icon={<IconProgressCheck size={22} stroke={1.6} />} title={text('jobsEmpty')}>
          {text('jobsEmptyHint')}
        </EmptyState>
      ) : error ? (
        <ErrorState title={text('notLoaded')} onRetry={() => void refetch()}>
          {error.message}
        </ErrorState>
      ) : (
        <div aria-busy>
          <SkeletonLines lines={5} />
        </div>
      )}
    </SettingsBody>
  )
}

function useCancelling() {
  const [ending, setEnding] = useState<ReadonlySet<string>>(new Set())
  const cancel = async (job: Job) => {
    setEnding((before) => new Set([...before, job.id]))
    try {
      await cancelJob(job)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    } finally {
      setEnding((before) => new Set([...before].filter((id) => id !== job.id)))
    }
  }
  return { ending, cancel }
}

/** Whoever hears the page instead of seeing it is told when a job ends. */
function useAnnouncedEnds(jobs: readonly Job[] | undefined): void {
  const label = useLabel()
  const text = useSettingsText()
  const words = useJobWords()
  const open = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!jobs) return
    for (const job of jobs) {
      if (job.finishedAt === null || !open.current.has(job.id)) continue
      const kind = label(jobKinds[job.kind])
      const outcome = words.result(job) ?? job.error?.message ?? text('jobCancelled')
      announce(`${kind}: ${outcome}`)
    }
    open.current = new Set(jobs.filter((job) => job.finishedAt === null).map((job) => job.id))
  }, [jobs, label, text, words])
}
