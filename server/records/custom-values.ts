// Values of the fields that a workspace added, read as the schema of a request reads the others.
import { isCustomKey } from '#contract/custom-fields.ts'
import { type Entity, type Field, fieldOf, type Values } from '#contract/entity.ts'
import { type FieldProblem, invalid } from '#server/platform/problem.ts'
import { zodProblems } from '#server/platform/zod-problems.ts'
import type { z } from 'zod'
import type { Context } from './actor.ts'
import { accessOf } from './scope.ts'

/** The given values with the custom ones in the form in which they are kept. A hidden field is an unknown one. */
export function readCustomValues(
  context: Context,
  entity: Entity,
  given: Values,
  schemaOf: (def: Field) => z.ZodType | undefined,
): Values {
  const names = Object.keys(given).filter(isCustomKey)
  if (names.length === 0) return given
  const { hidden } = accessOf(context.actor, entity)
  const read: Record<string, unknown> = { ...given }
  const problems: FieldProblem[] = []
  for (const name of names) {
    const def = hidden.includes(name) ? undefined : fieldOf(entity, name)
    const result = def && schemaOf(def)?.safeParse(given[name], { reportInput: true })
    if (!result) problems.push({ path: name, code: 'unknown-field' })
    else if (result.success) read[name] = result.data
    else problems.push(...zodProblems(result.error, [name]))
  }
  if (problems.length > 0) throw invalid(...problems)
  return read
}
