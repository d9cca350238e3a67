// The jobs that the reader may see, newest first, asked for again while one of them is open.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Job } from '#contract/actions/jobs.ts'
import { actions } from '#contract/operations.ts'
import { useMeta } from '#web/api/meta.tsx'
import { call } from '#web/api/client.ts'
import { queryClient } from '#web/api/query-client.ts'
import { pollPause } from './poll-pause.ts'

const PAGE = 30

export function useJobs() {
  const { slug } = useMeta().workspace
  return useInfiniteQuery(
    {
      queryKey: ['jobs', slug],
      queryFn: ({ pageParam, signal }) =>
        call(actions.listJobs, { query: { limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      staleTime: 0,
      // While the page is hidden nothing is asked.
      refetchInterval: ({ state }) =>
        pollPause(state.data?.pages.flatMap((page) => page.items) ?? [], state.dataUpdatedAt),
    },
    queryClient,
  )
}

export async function cancelJob(job: Job): Promise<Job> {
  const answer = await call(actions.cancelJob, { params: { id: job.id } })
  await queryClient.invalidateQueries({ queryKey: ['jobs'] })
  return answer
}

/** Somebody began one: whoever looks next sees it. */
export function noteNewJob(): void {
  void queryClient.invalidateQueries({ queryKey: ['jobs'] })
}
