// What is created by typing can be refused: a name that is taken, a right that was withdrawn.
import { ApiProblem } from '#web/api/client.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'

/** Says why it failed and passes the failure on, so that the editor chooses nothing. */
export async function announceFailure<Answer>(creation: Promise<Answer>): Promise<Answer> {
  try {
    return await creation
  } catch (error) {
    if (error instanceof ApiProblem) showError(error.problem.errors?.[0]?.message ?? error.message)
    throw error
  }
}
