// Every error as RFC 9457 problem details in the reader's language; nothing of the inside gets out.
import { type ErrorCode, errors, fieldErrors, type Problem as ProblemBody } from '#contract/errors.ts'
import { fill, type Language } from '#contract/language.ts'
import { databaseProblem } from '#server/records/database-errors.ts'
import { type FieldProblem, Problem } from '#server/platform/problem.ts'
import { zodProblems } from '#server/platform/zod-problems.ts'
import { z } from 'zod'

export interface Answer {
  readonly status: number
  readonly body: ProblemBody
  readonly headers: Readonly<Record<string, string>>
  /** An error of ours, to be recorded. */
  readonly unexpected: boolean
}

/** Maps any thrown value. What is not known is `internal`, with nothing of its text. */
export function answerOf(error: unknown, language: Language): Answer {
  const problem = problemOf(error)
  const { code, details } = problem
  const { status, text } = errors[code]
  const { fields, conflicts, version, retryAfter } = details
  const body: ProblemBody = {
    type: `https://rapport.dev/problems/${code}`,
    title: text[language],
    status,
    code,
    ...(fields ? { errors: fields.map((each) => fieldError(each, language)) } : {}),
    ...(conflicts ? { conflicts: [...conflicts] } : {}),
    ...(version === undefined ? {} : { version }),
  }
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status, body, headers, unexpected: code === 'internal' }
}

function fieldError({ path, code, values }: FieldProblem, language: Language) {
  return { path, code, message: fill(fieldErrors[code][language], values) }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError) return new Problem('invalid', { fields: zodProblems(error) })
  return frameworkProblem(error) ?? databaseProblem(error) ?? new Problem('internal')
}

/** What the HTTP framework refuses before a handler runs. */
const frameworkCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-content-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  FST_ERR_MAX_LISTENERS: 'bad-request',
}

function frameworkProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? frameworkCodes[error.code] : undefined
  if (code) return new Problem(code)
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Problem('too-large')
  return typeof status === 'number' && status >= 400 && status < 500 ? new Problem('bad-request') : undefined
}
