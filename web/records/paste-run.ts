// Carries out what was pasted, filled in or cleared: reads the cells, writes the rows, says what stayed as it was.
import { type AnyRow, type Entity, fieldOf } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { Undo } from '#web/api/undo.tsx'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { ClearedBlock, PastedBlock } from '#web/ui/grid/grid-column.ts'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { lockedReason } from './list-access.ts'
import type { ListSource } from './list-source.ts'
import type { ListText } from './list-text.ts'
import { inTurns } from './list-turns.ts'
import type { ListWriter, RowWrite } from './list-write.ts'
import { type PlacedBlock, placeBlock, readCells, wantedNames, withNames } from './paste-cells.ts'
import { resolveNames } from './paste-names.ts'

export interface PasteGround {
  readonly entity: Entity
  readonly source: ListSource
  readonly cellStates: CellStates
  readonly writer: ListWriter
  readonly meta: MetaView
  readonly text: ListText
  readonly undo: Undo
  readonly reloadMeta: () => Promise<void>
  /** Field that a column writes; undefined where it writes none. */
  readonly fieldOfColumn: (column: string) => string | undefined
  readonly columnOf: (field: string) => string
}

/** A block of texts over the cells. Wrong cells stay red with their reason, the others are saved. */
export async function runPaste(block: PastedBlock, ground: PasteGround): Promise<void> {
  const { entity, source, cellStates, meta, columnOf } = ground
  const placed = laidOut(block, ground)
  for (const { row, column, text } of placed.cells)
    cellStates.set(row.id, column, { status: 'pending', text })
  try {
    const context = meta.cellContext(source.refs)
    const names = await resolveNames(wantedNames(entity, placed.cells, context), meta)
    source.learnRefs(names.refs)
    if (names.changeIds.length > 0) await ground.reloadMeta()
    const read = readCells(entity, placed.cells, withNames(context, names.found))
    for (const { row, column } of placed.cells) cellStates.clear(row.id, column)
    for (const { row, column, text, reason } of read.refused)
      cellStates.set(row.id, column, { status: 'invalid', text, reason })
    const writes = read.rows.map(({ row, values, texts }) => ({ row, patch: values, columnOf, texts }))
    await writeAll(writes, 'list.pasted', ground, names.changeIds)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    for (const { row, column, text } of placed.cells)
      cellStates.set(row.id, column, { status: 'invalid', text, reason: error.message })
  }
  sayWhatStayed(placed, ground)
}

/** Empties a range; fields that must have content keep it. */
export async function runClear(block: ClearedBlock, ground: PasteGround): Promise<void> {
  const { entity, cellStates, meta, columnOf, text } = ground
  const empty = block.columnIds.map(() => '')
  const cells = Array.from({ length: block.bottom - block.top + 1 }, () => empty)
  const placed = laidOut({ top: block.top, columnIds: block.columnIds, cells }, ground)
  for (const { row, column } of placed.cells)
    if (cellStates.get(row.id, column)?.status === 'invalid') cellStates.clear(row.id, column)
  const { rows, refused } = readCells(entity, placed.cells, meta.cellContext({}))
  const [first] = refused
  if (first) {
    const field = fieldOf(entity, first.field)?.label[meta.language] ?? first.field
    showError(text('list.neverEmpty', { field }))
  }
  const writes = rows.map(({ row, values }) => ({ row, patch: values, columnOf, texts: {} }))
  await writeAll(writes, 'list.cleared', ground)
  sayWhatStayed(placed, ground)
}

function laidOut(block: Parameters<typeof placeBlock>[0], ground: PasteGround): PlacedBlock {
  const { entity, source, meta, text, fieldOfColumn } = ground
  return placeBlock(block, {
    rowAt: (index) => source.store.rowAt(index),
    count: source.store.total?.value ?? 0,
    fieldOf: fieldOfColumn,
    isLocked: (column: string, row: AnyRow) =>
      lockedReason(entity, fieldOfColumn(column) ?? column, row, meta, text) !== undefined,
  })
}

/** A few rows at once; in the end one step of undo for all of them. */
async function writeAll(
  writes: readonly RowWrite[],
  words: 'list.pasted' | 'list.cleared',
  { writer, undo, text }: PasteGround,
  made: readonly string[] = [],
): Promise<void> {
  const changeIds = [...made]
  await inTurns(writes, async (write) => {
    const changeId = await writer.write(write)
    if (changeId !== null) changeIds.push(changeId)
  })
  undo.offer(text(words, { count: changeIds.length - made.length }), changeIds)
}

function sayWhatStayed({ beyond, missing, locked }: PlacedBlock, { text }: PasteGround): void {
  if (beyond > 0) showError(text('list.pastedBeyond', { count: beyond }))
  if (missing > 0) showError(text('list.pastedMissing', { count: missing }))
  if (locked > 0) showToast({ text: text('list.pastedLocked', { count: locked }) })
}
