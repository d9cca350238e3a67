// Cells of values that are ids: the name of what the id stands for.
import { idSchema } from './ids.ts'
import type { CellContext, LabelSource, Parsed } from './kind.ts'
import { refused } from './parsed.ts'

/** Name of the target; its id where the reader may not see the name. */
export function printId(id: string, source: LabelSource, context: CellContext): string {
  return context.label(source, id) ?? id
}

/** The one target of this name; an id stands for itself, and whether it exists is seen when it is written. */
export function parseId(cell: string, source: LabelSource, context: CellContext): Parsed<string> {
  const name = cell.trim()
  const [found, ...more] = context.find(source, name)
  if (more.length > 0) return refused('ambiguous-reference', cell, { name })
  if (found !== undefined) return { ok: true, value: found }
  const id = idSchema.safeParse(name)
  return id.success ? { ok: true, value: id.data } : refused('unknown-reference', cell, { name })
}
