// What edits of the grid do: one cell, a pasted or filled block, a cleared range. Each ends in one step of undo.
import { useMemo, type ReactNode } from 'react'
import { type AnyRow, type Entity, fieldOf, type Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { useUndo } from '#web/api/undo.tsx'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { ClearedBlock, PastedBlock } from '#web/ui/grid/grid-column.ts'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { useConflictDialog } from './conflict-dialog.tsx'
import { lockedReason } from './list-access.ts'
import { TITLE } from './list-columns.tsx'
import type { ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'
import { inTurns } from './list-turns.ts'
import { ListWriter, type RowWrite } from './list-write.ts'
import {
  isSameValue,
  type PlacedBlock,
  placeBlock,
  readCells,
  wantedNames,
  withNames,
} from './paste-cells.ts'
import { resolveNames } from './paste-names.ts'

export interface ListEditing {
  readonly commit: (row: AnyRow, column: string, value: unknown) => void
  readonly paste: (block: PastedBlock) => void
  readonly clear: (block: ClearedBlock) => void
  /** Asks whose value stays, while it has to be asked. */
  readonly dialog: ReactNode
}

export function useListEditing(entity: Entity, source: ListSource, cellStates: CellStates): ListEditing {
  const meta = useMeta()
  const text = useListText()
  const undo = useUndo()
  const reloadMeta = useReloadMeta()
  const { ask, dialog } = useConflictDialog(entity)
  const writer = useMemo(
    () =>
      new ListWriter({
        entity,
        source,
        cellStates,
        ask: (row, { problem }) => ask({ id: row.id, title: row.title, problem, refs: source.refs }),
      }),
    [entity, source, cellStates, ask],
  )
  const [firstPart = '', ...moreParts] = entity.title
  const fieldOfColumn = (column: string) =>
    column === TITLE ? (moreParts.length === 0 ? firstPart : undefined) : fieldOf(entity, column) && column
  const columnOf = (field: string) => (moreParts.length === 0 && field === firstPart ? TITLE : field)

  /** What a value looks like as a text, for a cell whose value is refused. */
  const writtenText = (values: Values) =>
    Object.entries(values)
      .map(([name, value]) => {
        const field = fieldOf(entity, name)
        return !field || isEmpty(value) ? '' : field.kind.print(value, meta.cellContext(source.refs))
      })
      .join(' ')

  /** Rows at once few, in the end one step of undo for all of them. */
  const writeAll = async (
    writes: readonly RowWrite[],
    words: 'list.pasted' | 'list.cleared',
    made: readonly string[] = [],
  ) => {
    const changeIds = [...made]
    await inTurns(writes, async (write) => {
      const changeId = await writer.write(write)
      if (changeId !== null) changeIds.push(changeId)
    })
    const count = changeIds.length - made.length
    if (changeIds.length > 0) undo.offer(text(words, { count }), changeIds)
  }

  const sayWhatStayed = ({ beyond, missing, locked }: PlacedBlock) => {
    if (beyond > 0)
      showToast({ text: text('list.pastedBeyond', { count: beyond }), tone: 'bad', duration: 8000 })
    if (missing > 0)
      showToast({ text: text('list.pastedMissing', { count: missing }), tone: 'bad', duration: 8000 })
    if (locked > 0) showToast({ text: text('list.pastedLocked', { count: locked }) })
  }

  const commit = useEvent(async (row: AnyRow, column: string, value: unknown) => {
    const patch: Values = column === TITLE ? (value as Values) : { [column]: value }
    const changed = Object.entries(patch).filter(([name, each]) => {
      const field = fieldOf(entity, name)
      return field !== undefined && !isSameValue(field, each, row[name])
    })
    if (changed.length === 0) return cellStates.clear(row.id, column)
    const values = Object.fromEntries(changed)
    const write: RowWrite = {
      row,
      patch: values,
      columnOf: () => column,
      texts: { [column]: writtenText(values) },
    }
    const changeId = await writer.write(write)
    const label = changed.map(([name]) => fieldOf(entity, name)?.label[meta.language] ?? name).join(', ')
    undo.offer(text('list.changed', { field: label, name: row.title }), changeId)
  })

  const paste = useEvent(async (block: PastedBlock) => {
    const placed = placeBlock(block, {
      rowAt: (index) => source.store.rowAt(index),
      count: source.store.total?.value ?? 0,
      fieldOf: fieldOfColumn,
      isLocked: (column, row) =>
        lockedReason(entity, fieldOfColumn(column) ?? column, row, meta, text) !== undefined,
    })
    for (const { row, column, text: written } of placed.cells)
      cellStates.set(row.id, column, { status: 'pending', text: written })
    try {
      const context = meta.cellContext(source.refs)
      const names = await resolveNames(wantedNames(entity, placed.cells, context), meta)
      source.learnRefs(names.refs)
      if (names.changeIds.length > 0) await reloadMeta()
      const read = readCells(entity, placed.cells, withNames(context, names.found))
      for (const { row, column } of placed.cells) cellStates.clear(row.id, column)
      for (const { row, column, text: written, reason } of read.refused)
        cellStates.set(row.id, column, { status: 'invalid', text: written, reason })
      const writes = read.rows.map(({ row, values, texts }) => ({ row, patch: values, columnOf, texts }))
      await writeAll(writes, 'list.pasted', names.changeIds)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      for (const { row, column, text: written } of placed.cells)
        cellStates.set(row.id, column, { status: 'invalid', text: written, reason: error.message })
    }
    sayWhatStayed(placed)
  })

  const clear = useEvent(async (block: ClearedBlock) => {
    const empty = block.columnIds.map(() => '')
    const height = block.bottom - block.top + 1
    const placed = placeBlock(
      { top: block.top, columnIds: block.columnIds, cells: Array.from({ length: height }, () => empty) },
      {
        rowAt: (index) => source.store.rowAt(index),
        count: source.store.total?.value ?? 0,
        fieldOf: fieldOfColumn,
        isLocked: (column, row) => {
          const name = fieldOfColumn(column) ?? column
          return lockedReason(entity, name, row, meta, text) !== undefined
        },
      },
    )
    for (const { row, column } of placed.cells)
      if (cellStates.get(row.id, column)?.status === 'invalid') cellStates.clear(row.id, column)
    const { rows, refused } = readCells(entity, placed.cells, meta.cellContext({}))
    const [first] = refused
    if (first) {
      const name = fieldOf(entity, first.field)?.label[meta.language] ?? first.field
      showError(text('list.neverEmpty', { field: name }))
    }
    await writeAll(
      rows.map(({ row, values }) => ({ row, patch: values, columnOf, texts: {} })),
      'list.cleared',
    )
    sayWhatStayed(placed)
  })

  return {
    commit: (row, column, value) => void commit(row, column, value),
    paste: (block) => void paste(block),
    clear: (block) => void clear(block),
    dialog,
  }
}
