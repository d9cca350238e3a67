// Carries out what the keys mean.
import type { KeyboardEvent } from 'react'
import { announce } from '#web/ui/announcer.tsx'
import { ROW_ITSELF, type CellPlace } from './grid-column.ts'
import { commandFor, type GridCommand } from './grid-keys.ts'
import { editability, type GridModel } from './grid-model.ts'
import type { Editing, GridFocusControl } from './use-grid-focus.ts'

export type GridActions = {
  toggleRow: (index: number, isRange: boolean) => void
  extendRows: (from: number, to: number) => void
  selectAll: () => void
  clearSelection: () => void
  clearCells: () => void
  fillDown: () => void
}

/** Handles a key on the grid's root; what is not the grid's business goes on to the page. */
export function handleGridKey<Row>(
  event: KeyboardEvent<HTMLElement>,
  model: GridModel<Row>,
  focus: GridFocusControl,
  actions: GridActions,
) {
  if (event.target !== event.currentTarget || model.count === 0) return
  if (focus.editing) {
    keepForEditor(event, focus.editing, focus)
    return
  }
  const at = focus.head ?? focus.cursor ?? { row: -1, column: ROW_ITSELF }
  const { key, shiftKey: shift, altKey: alt } = event
  const pressed = { key, shift, alt, mod: event.ctrlKey || event.metaKey }
  const isName = model.columns[at.column]?.isName ?? false
  const command = commandFor(pressed, at, { ...extentOf(model, event.currentTarget), isName })
  if (!command || !carryOut(command, at, model, focus, actions)) return
  event.preventDefault()
  event.stopPropagation()
}

/** The editor is on its way and has not taken the focus yet: what is typed meanwhile begins it. */
function keepForEditor(event: KeyboardEvent, { initial }: Editing, focus: GridFocusControl) {
  if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  focus.edit((initial ?? '') + event.key)
}

function extentOf<Row>(model: GridModel<Row>, root: HTMLElement) {
  const seen = root.parentElement?.clientHeight ?? 0
  const page = Math.max(1, Math.floor((seen - model.headHeight) / model.rowHeight) - 1)
  return { rows: model.count, columns: model.columns.length, page }
}

/** False where the command does not apply here, so that the key may mean something to the page. */
function carryOut<Row>(
  command: GridCommand,
  at: CellPlace,
  model: GridModel<Row>,
  focus: GridFocusControl,
  actions: GridActions,
): boolean {
  const { props } = model
  const row = focus.cursor ? props.source.rowAt(focus.cursor.row) : undefined
  switch (command.do) {
    case 'move':
      return move(command.to, command.extend, at, focus, actions)
    case 'edit':
      return startEdit(command.initial, model, focus)
    case 'open':
      if (row === undefined || !props.onOpen) return false
      props.onOpen(row)
      return true
    case 'peek':
      if (row === undefined) return false
      if (props.onPeek) props.onPeek(row)
      else actions.toggleRow(at.row, false)
      return true
    case 'toggle-row':
      if (row === undefined) return false
      actions.toggleRow(at.row, false)
      return true
    case 'select-all':
      actions.selectAll()
      return true
    case 'clear':
      actions.clearCells()
      return true
    case 'fill-down':
      actions.fillDown()
      return true
    case 'escape':
      return escape(model, focus, actions)
  }
}

function move(to: CellPlace, extend: boolean, at: CellPlace, focus: GridFocusControl, actions: GridActions) {
  const isRow = at.column === ROW_ITSELF
  if (extend && isRow && to.column === ROW_ITSELF) {
    actions.extendRows(Math.max(0, at.row), to.row)
    focus.moveTo(to)
  } else focus.moveTo(to, extend && !isRow)
  return true
}

function startEdit<Row>(initial: string | null, model: GridModel<Row>, focus: GridFocusControl) {
  if (!focus.cursor) return false
  const { canEdit, reason } = editability(model, focus.cursor)
  if (canEdit) {
    focus.reveal(focus.cursor)
    focus.edit(initial)
  } else if (reason !== undefined) announce(reason)
  return true
}

/** One layer at a time: the range, then from the cell to its row, then the ticked rows, then the page's turn. */
function escape<Row>(model: GridModel<Row>, focus: GridFocusControl, actions: GridActions) {
  const { cursor, head } = focus
  if (cursor && head) focus.place(cursor)
  else if (cursor && cursor.column !== ROW_ITSELF) focus.place({ row: cursor.row, column: ROW_ITSELF })
  else if (model.props.selected.size > 0 || model.props.allSelected) actions.clearSelection()
  else return false
  return true
}
