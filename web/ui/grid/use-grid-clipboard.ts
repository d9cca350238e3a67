// Blocks of cells to and from the clipboard, cleared and filled.
import { useEffect, type RefObject } from 'react'
import { announce } from '#web/ui/announcer.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { fillOver, rangeSize, tileOver } from './cell-range.ts'
import { ROW_ITSELF, type CellRange } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'
import { parseTsv, printHtmlTable, printTsv } from './tsv.ts'
import type { GridFocusControl } from './use-grid-focus.ts'

/**
 * Browsers send the clipboard's events to the text selection, not to the focus, so the document is listened
 * to while the grid itself has the focus.
 */
export function useGridClipboard<Row>(
  model: GridModel<Row>,
  focus: GridFocusControl,
  root: RefObject<HTMLElement | null>,
) {
  const text = useUiText()
  const { props, columns } = model
  const cells = focus.cursor?.column === ROW_ITSELF ? wholeRow(model, focus) : focus.range

  const hasFocus = () => document.activeElement === root.current && !focus.editing

  const onCopy = useEvent((event: ClipboardEvent) => {
    if (!hasFocus() || !cells || !event.clipboardData) return
    const { block, missing } = readBlock(model, cells)
    event.clipboardData.setData('text/plain', printTsv(block))
    event.clipboardData.setData('text/html', printHtmlTable(block))
    event.preventDefault()
    const count = block.length * (block[0]?.length ?? 0)
    announce(missing > 0 ? text('gridCopiedPart', { count: missing }) : text('gridCopied', { count }))
  })

  const write = useEvent((block: string[][], at: CellRange) => {
    const clipped = block.map((row) => row.slice(0, columns.length - at.left))
    const width = clipped[0]?.length ?? 0
    if (width === 0) return
    const columnIds = columns.slice(at.left, at.left + width).map((column) => column.id)
    const bottom = Math.min(model.count - 1, at.top + clipped.length - 1)
    focus.place({ row: at.top, column: at.left }, { row: bottom, column: at.left + width - 1 })
    props.onPaste?.({ top: at.top, left: at.left, cells: clipped, columnIds })
  })

  const onPaste = useEvent((event: ClipboardEvent) => {
    const { range } = focus
    if (!hasFocus() || !range || range.left === ROW_ITSELF || !props.onPaste) return
    const pasted = parseTsv(event.clipboardData?.getData('text/plain') ?? '')
    event.preventDefault()
    if (pasted.length > 0) write(tileOver(pasted, range), range)
  })
  useEffect(() => {
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [onCopy, onPaste])

  const clearCells = useEvent(() => {
    const { range } = focus
    if (!range || range.left < 0) return
    const columnIds = columns.slice(range.left, range.right + 1).map((column) => column.id)
    props.onClear?.({ ...range, columnIds })
    announce(text('gridCleared', { count: rangeSize(range) }))
  })

  /** Repeats the cells of `from` over `over`, as Ctrl+D and the fill handle do. */
  const fill = useEvent((from: CellRange, over: CellRange) => {
    if (props.onPaste) write(fillOver(readBlock(model, from).block, over), over)
  })
  const fillDown = useEvent(() => {
    const { range } = focus
    if (range && range.bottom > range.top) fill({ ...range, bottom: range.top }, range)
  })

  return { clearCells, fill, fillDown }
}

function wholeRow<Row>(model: GridModel<Row>, focus: GridFocusControl): CellRange | null {
  const row = focus.cursor?.row
  return row === undefined ? null : { top: row, bottom: row, left: 0, right: model.columns.length - 1 }
}

/** The texts of a range; rows that are not in memory are left out and counted. */
function readBlock<Row>(model: GridModel<Row>, range: CellRange) {
  const columns = model.columns.slice(Math.max(0, range.left), range.right + 1)
  const block: string[][] = []
  let missing = 0
  for (let index = range.top; index <= range.bottom; index++) {
    const row = model.props.source.rowAt(index)
    if (row === undefined) missing += 1
    else block.push(columns.map((column) => column.text(row)))
  }
  return { block, missing }
}
