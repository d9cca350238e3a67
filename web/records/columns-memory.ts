// Columns and their widths as this browser remembers them, per workspace and entity.
import { z } from 'zod'
import type { ColumnChoice } from './columns-address.ts'

export interface ColumnMemory {
  readonly choice: ColumnChoice | undefined
  readonly widths: Readonly<Record<string, number>>
}

const nothing: ColumnMemory = { choice: undefined, widths: {} }
const names = z.array(z.string())
const memorySchema = z.object({
  choice: z.object({ shown: names, pinned: names }).optional(),
  widths: z.record(z.string(), z.number()),
})

export function recallColumns(slug: string, entity: string): ColumnMemory {
  try {
    const read = memorySchema.safeParse(JSON.parse(localStorage.getItem(keyOf(slug, entity)) ?? 'null'))
    return read.success ? { choice: read.data.choice, widths: read.data.widths } : nothing
  } catch {
    return nothing
  }
}

export function rememberColumns(slug: string, entity: string, memory: ColumnMemory): void {
  try {
    localStorage.setItem(keyOf(slug, entity), JSON.stringify(memory))
  } catch {
    // Storage is full or switched off: the columns hold until the page is left.
  }
}

function keyOf(slug: string, entity: string): string {
  return `rapport.columns.${slug}.${entity}`
}
