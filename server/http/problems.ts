// Every error as RFC 9457 problem details in the reader's language; nothing of the inside gets out.
import { type ErrorCode, errors, fieldErrors, type Problem as ProblemBody } from '#contract/errors.ts'
import { type FieldErrorCode, fieldErrorCodes } from '#contract/kinds/kind.ts'
import { fill, type Language } from '#contract/language.ts'
import { databaseProblem } from '#server/records/database-errors.ts'
import { type FieldProblem, Problem } from '#server/platform/problem.ts'
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

/** Issues of a schema as field problems. Our schemas say their code as message; the rest follows from the kind of issue. */
export function zodProblems(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldProblem[] {
  const found = new Map<string, FieldProblem>()
  for (const problem of error.issues.flatMap((issue) => issueProblems(issue, prefix)))
    found.set(`${problem.path} ${problem.code}`, problem)
  return [...found.values()].slice(0, 100)
}

function issueProblems(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): FieldProblem[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), code: 'unknown-field' }))
  if (issue.code === 'invalid_union') return unionProblems(issue, path)
  const code = isMissing(issue) ? 'required' : isFieldCode(issue.message) ? issue.message : defaultCode(issue)
  return [{ path: pathText(path), code, values: boundsOf(issue) }]
}

/** Of the alternatives the one that got furthest says what is wrong. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): FieldProblem[] {
  const tried = issue.errors.map((issues) => issues.flatMap((each) => issueProblems(each, path)))
  const best = tried.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
  return best && best.length > 0 ? best : [{ path: pathText(path), code: 'bad-value' }]
}

/** What every alternative says of a value that was meant for another. */
const general: ReadonlySet<FieldErrorCode> = new Set(['wrong-type', 'unknown-field', 'bad-value'])

function depth(problems: readonly FieldProblem[]): number {
  const specific = problems.some((each) => !general.has(each.code)) ? 1 : 0
  return specific * 100 + Math.max(0, ...problems.map((each) => each.path.split('.').length))
}

/** Whatever the schema would say of a wrong value: there is none. Needs issues that carry their input. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)
}

function defaultCode(issue: z.core.$ZodIssue): FieldErrorCode {
  if (issue.code === 'invalid_type') return 'wrong-type'
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large'
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'too-short' : issue.origin === 'array' ? 'required' : 'too-small'
  return 'bad-value'
}

function boundsOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  return issue.code === 'too_small' ? { min: Number(issue.minimum) } : {}
}

function isFieldCode(text: string): text is FieldErrorCode {
  return fieldErrorCodes.some((code) => code === text)
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((part) => String(part).toWellFormed().slice(0, 100)).join('.')
}
