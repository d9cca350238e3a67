// Checks what a form holds by the contract's own schemas, and words what is wrong as the server would.
import type { z } from 'zod'
import { fieldErrors } from '#contract/errors.ts'
import { fieldErrorCodes } from '#contract/kinds/kind.ts'
import { fill, type Language } from '#contract/language.ts'

/** Sentences by path, such as `person.email`; empty where everything is well. */
export function checkValues(schema: z.ZodType, values: unknown, language: Language): Record<string, string> {
  const read = schema.safeParse(values, { reportInput: true })
  if (read.success) return {}
  const found = read.error.issues.map((issue) => [issue.path.join('.'), sentence(issue, language)] as const)
  return Object.fromEntries(found.toReversed()) // of several the first counts
}

/** Blank is the commonest fault of a form and deserves its own words. */
function sentence(issue: z.core.$ZodIssue, language: Language): string {
  const isBlank = typeof issue.input === 'string' && issue.input.trim() === ''
  const known = fieldErrorCodes.find((code) => code === issue.message)
  const code = isBlank || issue.input === null ? 'required' : (known ?? 'bad-value')
  return fill(fieldErrors[code][language], boundsOf(issue))
}

function boundsOf(issue: z.core.$ZodIssue): Record<string, number> {
  return {
    ...('minimum' in issue ? { min: Number(issue.minimum) } : {}),
    ...('maximum' in issue ? { max: Number(issue.maximum) } : {}),
  }
}
