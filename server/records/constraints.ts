// Violations that only the database sees (two at once) in the words of the fields they are about.
import type { Entity } from '#contract/entity.ts'
import { invalid } from '#server/platform/problem.ts'
import { columnsOf } from './columns.ts'

/** Runs a write; a broken unique index or foreign key becomes the problem of its field. */
export async function translateConstraint<Result>(
  entity: Entity,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const field = constraintField(entity, error)
    if (field === undefined) throw error
    throw invalid({ path: field, code: violation(error) === '23505' ? 'duplicate' : 'unknown-reference' })
  }
}

function constraintField(entity: Entity, error: unknown): string | undefined {
  const code = violation(error)
  if (code !== '23505' && code !== '23503') return undefined
  const name = constraintName(error)
  const column = columnsOf(entity).find(
    (each) =>
      name === `${entity.table}_${each.name}` || name === `${entity.table}_workspace_id_${each.name}_fkey`,
  )
  return column?.field
}

/** SQLSTATE of an error of the driver. */
export function violation(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

export function constraintName(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    typeof error.constraint === 'string'
    ? error.constraint
    : undefined
}
