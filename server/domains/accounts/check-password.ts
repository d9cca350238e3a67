// Refuses passwords that the rules of the house do not allow.
import { PASSWORD_MIN, passwordProblem } from '#contract/password.ts'
import { Problem } from '#server/platform/problem.ts'

/** Throws `weak-password` with the reason. `path` is where the password stands in the request. */
export function checkPassword(password: string, about: readonly string[], path: string): void {
  const code = passwordProblem(password, about)
  if (code === undefined) return
  throw new Problem('weak-password', {
    fields: [code === 'too-short' ? { path, code, values: { min: PASSWORD_MIN } } : { path, code }],
  })
}
