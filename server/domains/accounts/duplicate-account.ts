// Two accounts with one username or e-mail: only the database sees it for sure.
import { invalid, type FieldProblem } from '#server/platform/problem.ts'
import { constraintName, violation } from '#server/records/constraints.ts'

/** Runs a write of an account; a name that is taken becomes the problem of its field below `path`. */
export async function refuseDuplicates<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const field = violation(error) === '23505' ? fieldOf(constraintName(error), path) : undefined
    throw field ? invalid(field) : error
  }
}

function fieldOf(constraint: string | undefined, path: string): FieldProblem | undefined {
  if (constraint === 'account_username_key') return { path: `${path}username`, code: 'duplicate' }
  if (constraint === 'account_email_key') return { path: `${path}email`, code: 'duplicate' }
  return undefined
}
