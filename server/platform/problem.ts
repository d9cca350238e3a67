// Errors that clients are told about: a code of the closed list, field errors, the other side of a conflict.
import type { ErrorCode } from '#contract/errors.ts'
import type { FieldErrorCode } from '#contract/kinds/kind.ts'

/** One value that needs a correction, before it is put into the reader's words. */
export interface FieldProblem {
  /** As in the request: `firstName`, `filter.and.0.value`. */
  readonly path: string
  readonly code: FieldErrorCode
  readonly values?: Readonly<Record<string, string | number>>
}
export interface ConflictField {
  readonly field: string
  readonly yours: unknown
  readonly theirs: unknown
}
interface ProblemDetails {
  readonly fields?: readonly FieldProblem[]
  readonly conflicts?: readonly ConflictField[]
  /** Version of the record that the conflict is about. */
  readonly version?: number
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number
}

/** Thrown anywhere in the server and answered as RFC 9457 problem details by the one mapper in http. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly details: ProblemDetails
  constructor(code: ErrorCode, details: ProblemDetails = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}

/** Some values need a correction. */
export function invalid(...fields: readonly FieldProblem[]): Problem {
  return new Problem('invalid', { fields })
}
