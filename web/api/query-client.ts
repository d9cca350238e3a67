// The cache of what screens have loaded.
import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './client.ts'
import { onReturn } from './connection.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    // Whether the server can be reached is found by asking: it may run on this machine, which needs no network.
    queries: { staleTime: 30_000, retry: shouldRetry, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
onReturn(() => void queryClient.invalidateQueries())

/** Only what may be over in a moment is tried again. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && error.problem.code === 'unavailable'
}
