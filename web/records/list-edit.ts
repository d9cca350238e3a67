// What edits of the grid do: one cell, a pasted or filled block, a cleared range. Each ends in one step of undo.
import { useMemo, type ReactNode } from 'react'
import { type AnyRow, type Entity, fieldOf, type Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { useUndo } from '#web/api/undo.tsx'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { ClearedBlock, PastedBlock } from '#web/ui/grid/grid-column.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { useConflictDialog } from './conflict-dialog.tsx'
import { TITLE } from './list-columns.tsx'
import type { ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'
import { ListWriter } from './list-write.ts'
import type { PasteGround } from './paste-run.ts'
import { isSameValue } from './list-same-value.ts'

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

  const commit = useEvent(async (row: AnyRow, column: string, value: unknown) => {
    const patch: Values = column === TITLE ? (value as Values) : { [column]: value }
    const changed = Object.entries(patch).flatMap(([name, each]) => {
      const field = fieldOf(entity, name)
      return field && !isSameValue(field, each, row[name]) ? [{ name, field, value: each }] : []
    })
    if (changed.length === 0) return cellStates.clear(row.id, column)
    // What the cell goes on showing if its value is refused.
    const written = changed
      .map((each) =>
        isEmpty(each.value) ? '' : each.field.kind.print(each.value, meta.cellContext(source.refs)),
      )
      .join(' ')
    const changeId = await writer.write({
      row,
      patch: Object.fromEntries(changed.map((each) => [each.name, each.value])),
      columnOf: () => column,
      texts: { [column]: written },
    })
    const field = changed.map((each) => each.field.label[meta.language]).join(', ')
    undo.offer(text('list.changed', { field, name: row.title }), changeId)
  })

  const ground: PasteGround = {
    entity,
    source,
    cellStates,
    writer,
    meta,
    text,
    undo,
    reloadMeta,
    ...columnsAndFields(entity),
  }
  const paste = useEvent(async (block: PastedBlock) =>
    (await import('./paste-run.ts')).runPaste(block, ground),
  )
  const clear = useEvent(async (block: ClearedBlock) =>
    (await import('./paste-run.ts')).runClear(block, ground),
  )
  return {
    commit: (row, column, value) => void commit(row, column, value),
    paste: (block) => void paste(block),
    clear: (block) => void clear(block),
    dialog,
  }
}

/** The column of the name writes the one field that it is, if it is one; all others are fields themselves. */
function columnsAndFields(entity: Entity): Pick<PasteGround, 'fieldOfColumn' | 'columnOf'> {
  const [only, ...more] = entity.title
  const name = more.length === 0 ? only : undefined
  return {
    fieldOfColumn: (column) => (column === TITLE ? name : fieldOf(entity, column) && column),
    columnOf: (field) => (field === name ? TITLE : field),
  }
}
