// From a pasted block of texts to values for rows, cell by cell, with the reason where a text is none. Pure.
import { type AnyRow, type Entity, fieldOf } from '#contract/entity.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import { fold } from '#contract/kinds/fold.ts'
import type { CellContext, LabelSource } from '#contract/kinds/kind.ts'
import { splitNames } from '#contract/kinds/tags.ts'
import { isSameValue } from './list-same-value.ts'
import { readText } from './widgets/read-value.ts'

/** The text that falls into one cell. */
export interface PastedCell {
  readonly row: AnyRow
  readonly column: string
  readonly field: string
  readonly text: string
}

export interface PlacedBlock {
  readonly cells: readonly PastedCell[]
  /** Lines that lie below the last row. */
  readonly beyond: number
  /** Rows that are not in memory. */
  readonly missing: number
  /** Cells that this reader cannot write. */
  readonly locked: number
}

interface BlockPlace {
  readonly rowAt: (index: number) => AnyRow | undefined
  /** Number of rows in the list. */
  readonly count: number
  /** Field that a column writes; undefined where it writes none. */
  readonly fieldOf: (column: string) => string | undefined
  readonly isLocked: (column: string, row: AnyRow) => boolean
}

/** Lays the block over the rows. */
export function placeBlock(
  block: {
    readonly top: number
    readonly cells: readonly (readonly string[])[]
    readonly columnIds: readonly string[]
  },
  place: BlockPlace,
): PlacedBlock {
  const cells: PastedCell[] = []
  let beyond = 0
  let missing = 0
  let locked = 0
  block.cells.forEach((line, at) => {
    const index = block.top + at
    const row = place.rowAt(index)
    if (index >= place.count) beyond += 1
    else if (!row) missing += 1
    else
      line.forEach((text, across) => {
        const column = block.columnIds[across] ?? ''
        const field = place.fieldOf(column)
        if (field === undefined || place.isLocked(column, row)) locked += 1
        else cells.push({ row, column, field, text })
      })
  })
  return { cells, beyond, missing, locked }
}

/** Names in the cells that only a look-up can turn into ids: records by entity, and words that could be made. */
export interface WantedNames {
  readonly records: ReadonlyMap<string, ReadonlySet<string>>
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

export function wantedNames(entity: Entity, cells: readonly PastedCell[], context: CellContext): WantedNames {
  const records = new Map<string, Set<string>>()
  const words = new Map<string, Set<string>>()
  for (const { field, text } of cells) {
    const def = fieldOf(entity, field)
    const { entity: target, list = '' } = def?.kind.options ?? {}
    if (def?.kind.name === 'reference' && target !== undefined && text.trim() !== '')
      records.set(target, (records.get(target) ?? new Set()).add(text.trim()))
    if (def?.kind.name !== 'tags' || optionList(list)?.entity !== list) continue
    const unknown = splitNames(text).filter((name) => context.find({ of: 'option', list }, name).length === 0)
    if (unknown.length > 0) words.set(list, new Set([...(words.get(list) ?? []), ...unknown]))
  }
  return { records, words }
}

/** Ids by source and folded name. */
export type FoundNames = Map<string, readonly string[]>

export function nameKey(source: LabelSource, name: string): string {
  const of = source.of === 'record' ? source.entity : source.of === 'option' ? source.list : source.of
  return `${source.of} ${of} ${fold(name)}`
}

/** The context and what was looked up; of records only that counts, since a page knows but some. */
export function withNames(context: CellContext, found: FoundNames): CellContext {
  return {
    ...context,
    find: (source, name) =>
      found.get(nameKey(source, name)) ?? (source.of === 'record' ? [] : context.find(source, name)),
  }
}

export interface ReadCells {
  readonly rows: readonly {
    readonly row: AnyRow
    readonly values: Readonly<Record<string, unknown>>
    /** Text by column. */
    readonly texts: Readonly<Record<string, string>>
  }[]
  readonly refused: readonly (PastedCell & { readonly reason: string })[]
}

/** Reads every cell; values that are there already are left out. */
export function readCells(entity: Entity, cells: readonly PastedCell[], context: CellContext): ReadCells {
  const refused: (PastedCell & { reason: string })[] = []
  const rows = new Map<
    string,
    { row: AnyRow; values: Record<string, unknown>; texts: Record<string, string> }
  >()
  for (const cell of cells) {
    const field = fieldOf(entity, cell.field)
    if (!field) continue
    const read = readText(field, cell.text, context)
    if (!read.ok) refused.push({ ...cell, reason: read.reason })
    else if (!isSameValue(field, read.value, cell.row[cell.field])) {
      const entry = rows.get(cell.row.id) ?? { row: cell.row, values: {}, texts: {} }
      rows.set(cell.row.id, entry)
      entry.values[cell.field] = read.value
      entry.texts[cell.column] = cell.text
    }
  }
  return { rows: [...rows.values()], refused }
}
