// The cache of what screens have loaded.
import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './client.ts'
import { onReturn } from './connection.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: shouldRetry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})
onReturn(() => void queryClient.invalidateQueries())

/** Only what may be over in a moment is tried again. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && error.problem.code === 'unavailable'
}
