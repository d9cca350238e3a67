// What a schema says of a value, as problems of fields.
import { type FieldErrorCode, fieldErrorCodes } from '#contract/kinds/kind.ts'
import type { z } from 'zod'
import type { FieldProblem } from './problem.ts'

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
