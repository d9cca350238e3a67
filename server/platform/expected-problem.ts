/**
 * A problem that the person who starts Rapport can solve: its message is one sentence that says what is wrong
 * and what to do. It is printed without a stack, and the process ends with exit code 1.
 */
export class ExpectedProblem extends Error {
  override readonly name = 'ExpectedProblem'
}

/** The code of a system or database error ("ENOSPC", "28P01"), or an empty string. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** What an unknown thrown value says. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
