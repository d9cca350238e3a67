// Who is signed in, and in which workspaces they may work.
import { useQuery } from '@tanstack/react-query'
import type { Account, Session } from '#contract/actions/sign-in.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from './client.ts'
import { queryClient } from './query-client.ts'
import { claimRecent } from './recent-records.ts'

const KEY = ['session'] as const

/** The session, or null where nobody is signed in. Throws ApiProblem where that cannot be said. */
export function loadSession(): Promise<Session | null> {
  return queryClient.ensureQueryData({ queryKey: KEY, queryFn: fetchSession })
}

/** The session of the signed-in person; null while nobody is. */
export function useSession(): Session | null {
  return useQuery({ queryKey: KEY, queryFn: fetchSession }, queryClient).data ?? null
}

/** After sign-in, set-up or an invitation: nothing that an earlier person loaded stays. */
export function startSession(session: Session): void {
  queryClient.clear()
  claimRecent(session.account.id)
  queryClient.setQueryData(KEY, session)
}

/** After a change of the own profile. */
export function updateAccount(account: Account): void {
  queryClient.setQueryData<Session | null>(KEY, (session) => (session ? { ...session, account } : session))
}

/** Loads the session again, after a workspace was added or renamed. */
export async function reloadSession(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: KEY })
}

/** Forgets everything that was loaded for this person. */
export function forgetSession(): void {
  queryClient.clear()
  queryClient.setQueryData(KEY, null)
}

async function fetchSession(): Promise<Session | null> {
  try {
    return await call(actions.getSession, { expectsSignedOut: true })
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-signed-in') return null
    throw error
  }
}
