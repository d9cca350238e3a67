// The way out: the server ends the session, this browser forgets what it loaded.
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { forgetAllRecent } from '#web/api/recent-records.ts'
import { forgetSession } from '#web/api/session.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'

/** Signs out and shows the sign-in page. The page is loaded anew, so that nothing of the person stays in memory. */
export async function signOutHere(): Promise<void> {
  try {
    await call(actions.signOut, { expectsSignedOut: true })
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.problem.code !== 'not-signed-in') {
      showError(error.message)
      return
    }
  }
  forgetAllRecent()
  forgetSession()
  location.assign('/sign-in')
}
