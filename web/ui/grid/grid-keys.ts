// What a key means while the grid itself (not an editor in it) has the focus.
import { ROW_ITSELF, type CellPlace } from './grid-column.ts'

export type GridKey = {
  key: string
  shift: boolean
  /** Ctrl, or Command on a Mac. */
  mod: boolean
  alt: boolean
}

export type GridCommand =
  | { do: 'move'; to: CellPlace; extend: boolean }
  | { do: 'edit'; initial: string | null }
  | { do: 'toggle-row' | 'peek' | 'open' | 'clear' | 'escape' | 'fill-down' | 'select-all' }

export type GridExtent = {
  rows: number
  columns: number
  page: number
  /** The cursor is on the name of its record. */
  isName?: boolean
}

/**
 * Undefined where the key is none of the grid's business, so that it reaches the page's shortcuts. Places
 * may lie outside; the grid pulls them in.
 */
export function commandFor(pressed: GridKey, at: CellPlace, extent: GridExtent): GridCommand | undefined {
  if (pressed.alt) return undefined
  const isRow = at.column === ROW_ITSELF
  const to = isRow ? rowMove(pressed, at.row, extent) : cellMove(pressed, at, extent)
  if (to) return { do: 'move', to, extend: pressed.shift && pressed.key !== 'Tab' }
  const common = commonCommand(pressed)
  if (common) return common
  if (isRow) return rowCommand(pressed)
  return extent.isName ? nameCommand(pressed, at) : cellCommand(pressed)
}

function commonCommand({ key, mod, shift }: GridKey): GridCommand | undefined {
  if (key === 'Enter' && mod) return { do: 'open' }
  if (key === 'Escape') return { do: 'escape' }
  if (key === ' ') return { do: shift ? 'toggle-row' : 'peek' }
  if (mod && key.toLowerCase() === 'a') return { do: 'select-all' }
  return undefined
}

function rowCommand({ key, mod }: GridKey): GridCommand | undefined {
  if (key === 'Enter' || (key.toLowerCase() === 'o' && !mod)) return { do: 'open' }
  if (key.toLowerCase() === 'x' && !mod) return { do: 'toggle-row' }
  return undefined
}

/** As on the row itself, and as in a cell where no letter is meant. */
function nameCommand(pressed: GridKey, at: CellPlace): GridCommand | undefined {
  const { key, mod } = pressed
  const isLetter = (letter: string) => !mod && key.toLowerCase() === letter
  if (isLetter('j')) return { do: 'move', to: { ...at, row: at.row + 1 }, extend: false }
  if (isLetter('k')) return { do: 'move', to: { ...at, row: at.row - 1 }, extend: false }
  const command = rowCommand(pressed)
  if (command) return command
  return key === 'F2' || key === 'Delete' || mod ? cellCommand(pressed) : undefined
}

function cellCommand({ key, mod, shift }: GridKey): GridCommand | undefined {
  if (key === 'F2' || (key === 'Enter' && !shift)) return { do: 'edit', initial: null }
  if (key === 'Delete' || key === 'Backspace') return { do: 'clear' }
  if (mod && key.toLowerCase() === 'd') return { do: 'fill-down' }
  if (!mod && key.length === 1) return { do: 'edit', initial: key }
  return undefined
}

function rowMove({ key, mod }: GridKey, row: number, { rows, page }: GridExtent): CellPlace | undefined {
  const to = (target: number) => ({ row: target, column: ROW_ITSELF })
  const isLetter = (letter: string) => !mod && key.toLowerCase() === letter
  if (key === 'ArrowDown' || isLetter('j')) return to(mod ? rows - 1 : row + 1)
  if (key === 'ArrowUp' || isLetter('k')) return to(mod ? 0 : row - 1)
  if (key === 'ArrowRight') return { row, column: 0 }
  if (key === 'PageDown') return to(row + page)
  if (key === 'PageUp') return to(row - page)
  if (key === 'Home') return to(0)
  if (key === 'End') return to(rows - 1)
  return undefined
}

function cellMove({ key, mod, shift }: GridKey, at: CellPlace, extent: GridExtent): CellPlace | undefined {
  const { rows, columns, page } = extent
  const to = (row: number, column: number) => ({ row, column })
  switch (key) {
    case 'ArrowDown':
      return to(mod ? rows - 1 : at.row + 1, at.column)
    case 'ArrowUp':
      return to(mod ? 0 : at.row - 1, at.column)
    case 'ArrowRight':
      return to(at.row, mod ? columns - 1 : at.column + 1)
    case 'ArrowLeft':
      return to(at.row, mod ? 0 : shift ? Math.max(0, at.column - 1) : at.column - 1)
    case 'PageDown':
      return to(at.row + page, at.column)
    case 'PageUp':
      return to(at.row - page, at.column)
    case 'Home':
      return to(mod ? 0 : at.row, 0)
    case 'End':
      return to(mod ? rows - 1 : at.row, columns - 1)
    case 'Tab':
      return mod ? undefined : tabFrom(at, shift ? -1 : 1, extent)
    default:
      return undefined
  }
}

/** Tab runs through the cells line by line and leaves the grid at its ends; Esc, then Tab, leaves at once. */
function tabFrom(at: CellPlace, by: 1 | -1, { rows, columns }: GridExtent): CellPlace | undefined {
  const column = at.column + by
  if (column >= 0 && column < columns) return { row: at.row, column }
  const row = at.row + by
  if (row < 0 || row >= rows) return undefined
  return { row, column: by > 0 ? 0 : columns - 1 }
}
