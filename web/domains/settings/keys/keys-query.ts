// The API keys of the workspace, as those see them who manage keys.
import { actions } from '#contract/operations.ts'
import { call } from '#web/api/client.ts'

export function keysQuery(slug: string) {
  return { queryKey: ['keys', slug], queryFn: () => call(actions.listKeys), staleTime: 0 }
}
