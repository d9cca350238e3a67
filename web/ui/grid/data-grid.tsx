// An ARIA grid over any number of rows: cell cursor, editing in place, ranges, clipboard, movable columns.
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  type CSSProperties,
} from 'react'
import { useRowHeight } from '#web/ui/density.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { rowsInSight, useScrollWindow, type ScrollMetrics } from '#web/ui/use-scroll-window.ts'
import { arrangeColumns, layoutColumns, visibleColumns } from './geometry.ts'
import { GridBody, type GridWindow } from './grid-body.tsx'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import { ROW_ITSELF, type CellPlace } from './grid-column.ts'
import { GridHeader } from './grid-header.tsx'
import { editability, type DataGridProps, type GridModel } from './grid-model.ts'
import { GridNotice } from './grid-notice.tsx'
import { cellId, type RowShared } from './grid-row.tsx'
import { useCellAnnouncements } from './use-cell-announcements.ts'
import { useColumnDrag } from './use-column-drag.ts'
import { useColumnResize, widthVariable } from './use-column-resize.ts'
import { useColumnView } from './use-column-view.ts'
import { useFillHandle } from './use-fill-handle.ts'
import { useGridClipboard } from './use-grid-clipboard.ts'
import { useGridFocus, type GridFocusControl } from './use-grid-focus.ts'
import { handleGridKey } from './use-grid-keyboard.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { useGridScroll } from './use-grid-scroll.ts'
import { useGridSelection } from './use-grid-selection.ts'
import { useRowSource } from './use-row-source.ts'
import frameCss from './grid-frame.module.css'
import headCss from './grid-head.module.css'
import css from './grid.module.css'

/** Empty rows drawn before the first answer. */
const SKELETON_ROWS = 30

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const version = useRowSource(props.source)
  const model = useGridModel(props)
  const { columns, layout, count, rowHeight, headHeight } = model
  const isUnknown = props.source.total === undefined

  const focus = useGridFocus(model, scroller, props.initialScroll?.cursor)
  const selection = useGridSelection(model)
  const clipboard = useGridClipboard(model, focus, root)
  const startFill = useFillHandle(focus, scroller, clipboard.fill)
  const pointer = useGridPointer(model, focus, { root, scroller, toggleRow: selection.toggleRow })
  const resize = useColumnResize(model, root)
  const drag = useColumnDrag(model, root, scroller)
  const menu = useColumnView(model, { moveColumn: drag.moveColumn, fitWidth: resize.fitWidth })
  useCellAnnouncements(props.cellStates)
  const scroll = useGridScroll(model, scroller, focus.cursor)

  const drawn = isUnknown ? SKELETON_ROWS : count
  const compute = useCallback(
    (metrics: ScrollMetrics) => {
      const { from, to } = rowsInSight(metrics, rowHeight, drawn)
      const shown = visibleColumns(layout, metrics.left, metrics.width)
      return { from, to, columnFrom: shown.from, columnTo: shown.to }
    },
    [rowHeight, drawn, layout],
  )
  const inSight = useScrollWindow(scroller, compute)
  const edited = focus.editing ? (focus.cursor?.column ?? ROW_ITSELF) : ROW_ITSELF
  const seen = useMemo(() => withColumn(inSight, edited, layout.pinned), [inSight, edited, layout.pinned])
  const { source } = props
  useEffect(() => source.ensure(seen.from, Math.max(seen.from, seen.to - 1)), [source, seen])

  const focusRoot = useEvent(() => root.current?.focus({ preventScroll: true }))
  const shared = useRowShared(model, gridId, focus, focusRoot)
  useImperativeHandle(
    props.handle,
    () => ({
      focus: focusRoot,
      focusCell: (row, columnId) => {
        focus.moveTo({ row, column: columns.findIndex((column) => column.id === columnId) })
        focusRoot()
      },
      editCell: (row, columnId) => {
        const place = { row, column: columns.findIndex((column) => column.id === columnId) }
        focus.moveTo(place)
        focusRoot()
        if (editability(model, place).canEdit) focus.edit(null)
      },
      cursorRow: () => focus.cursor?.row,
      ...scroll,
    }),
    [focus, model, columns, focusRoot, scroll],
  )

  const actions = { ...selection, clearCells: clipboard.clearCells, fillDown: clipboard.fillDown }
  const pointed = focus.head ?? focus.cursor
  const isPointedDrawn = pointed && isDrawn(pointed, seen, layout.pinned)
  const isEmpty = !isUnknown && count === 0
  return (
    <div className={frameCss['frame']}>
      <div className={frameCss['scroll']} ref={scroller} data-testid="grid-scroll">
        <div
          ref={root}
          role="grid"
          aria-label={props.label}
          aria-rowcount={isUnknown ? -1 : count + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-busy={isUnknown}
          aria-activedescendant={isPointedDrawn ? cellId(gridId, pointed.row, pointed.column) : undefined}
          tabIndex={0}
          className={css['grid']}
          data-version={version}
          style={gridVariables(model, seen.columnFrom)}
          onKeyDown={(event) => handleGridKey(event, model, focus, actions)}
          onFocus={(event) => {
            if (event.target === root.current && !focus.cursor && count > 0) {
              focus.place({ row: firstWholeRow(scroller.current, rowHeight), column: ROW_ITSELF })
            }
          }}
          {...pointer}
          onPointerDown={(event) => {
            if (!startFill(event)) pointer.onPointerDown(event)
          }}
        >
          <GridHeader
            columns={columns}
            pinned={layout.pinned}
            sort={props.sort ?? null}
            selection={selectionState(props, count)}
            dragged={drag.drag?.id}
            menu={menu}
            onToggleAll={
              props.selected.size > 0 || props.allSelected ? selection.clearSelection : selection.selectAll
            }
            onSort={menu.onSort}
            onStartDrag={drag.startDrag}
            onStartResize={resize.startResize}
            onStepWidth={resize.stepWidth}
          />
          {drag.drag ? <div className={headCss['dropLine']} style={{ left: drag.drag.left }} /> : null}
          <GridBody
            model={model}
            seen={seen}
            focus={focus}
            shared={shared}
            height={isUnknown ? SKELETON_ROWS * rowHeight : count * rowHeight}
          />
        </div>
        {isBeyond(props) && props.beyond ? (
          <div className={frameCss['beyond']} style={{ top: headHeight + count * rowHeight }}>
            {props.beyond}
          </div>
        ) : null}
        {isEmpty ? <div className={frameCss['empty']}>{props.empty}</div> : null}
      </div>
      <GridNotice source={source} seen={seen} errorText={props.errorText} />
      {props.footer ? <div className={frameCss['foot']}>{props.footer}</div> : null}
    </div>
  )
}

/** A cell that is being edited stays in the document wherever one scrolls: what was typed in it must not be lost. */
function withColumn(seen: GridWindow, column: number, pinned: number): GridWindow {
  if (column < pinned) return seen
  const { columnFrom, columnTo } = seen
  return { ...seen, columnFrom: Math.min(columnFrom, column), columnTo: Math.max(columnTo, column + 1) }
}

/** Screen readers must not be pointed at a cell that is scrolled out of the document. */
function isDrawn({ row, column }: CellPlace, seen: GridWindow, pinned: number): boolean {
  if (row < seen.from || row >= seen.to) return false
  return column < pinned || (column >= seen.columnFrom && column < seen.columnTo)
}

function useGridModel<Row>(props: DataGridProps<Row>): GridModel<Row> {
  const { columns: all, view, source } = props
  const rowHeight = useRowHeight()
  const columns = useMemo(() => arrangeColumns(all, view), [all, view])
  const layout = useMemo(() => layoutColumns(columns, view), [columns, view])
  return { props, columns, layout, count: source.reach, rowHeight, headHeight: rowHeight === 30 ? 30 : 34 }
}

function useRowShared<Row>(
  model: GridModel<Row>,
  gridId: string,
  focus: GridFocusControl,
  focusRoot: () => void,
): RowShared<Row> {
  const text = useUiText()
  const { hrefOf, onOpen } = model.props
  const commit = useEvent((value: unknown, then: AfterCommit = 'down') => {
    const { cursor } = focus
    const column = cursor && model.columns[cursor.column]
    const row = cursor && model.props.source.rowAt(cursor.row)
    focus.endEdit()
    if (!cursor || !column || row === undefined || row === null) return
    model.props.onCommit?.(row, column.id, value)
    if (then === 'stay') return
    focusRoot()
    focus.moveTo(neighbour(cursor, then))
  })
  const cancel = useEvent(() => {
    focus.endEdit()
    focusRoot()
  })
  const open = useEvent((row: Row) => onOpen?.(row))
  const hasOpen = onOpen !== undefined
  const { columns, layout } = model
  return useMemo(
    () => ({
      gridId,
      columns,
      pinned: layout.pinned,
      words: {
        select: (name: string) => text('gridSelectRow', { name }),
        open: (name: string) => text('gridOpenRow', { name }),
        saved: text('gridSaved'),
      },
      hrefOf,
      open: hasOpen ? open : undefined,
      commit,
      cancel,
    }),
    [gridId, columns, layout.pinned, text, hrefOf, hasOpen, open, commit, cancel],
  )
}

function neighbour(at: CellPlace, then: AfterCommit): CellPlace {
  if (then === 'right' || then === 'left') {
    return { row: at.row, column: Math.max(0, at.column + (then === 'right' ? 1 : -1)) }
  }
  return { row: at.row + (then === 'up' ? -1 : 1), column: at.column }
}

/** Widths stand in variables, so that resizing and scrolling sideways leave the rows alone. */
function gridVariables<Row>({ layout, columns }: GridModel<Row>, columnFrom: number): CSSProperties {
  const widths = columns.map((_, index) => [widthVariable(index), `${layout.widths[index] ?? 0}px`])
  const pad = layout.starts[columnFrom] ?? 0
  return {
    ...Object.fromEntries(widths),
    '--pad': `${columnFrom < layout.pinned ? 0 : pad}px`,
    minWidth: layout.pinnedWidth + layout.scrollWidth,
  } as CSSProperties
}

function selectionState<Row>({ selected, allSelected }: DataGridProps<Row>, count: number) {
  if (allSelected || (count > 0 && selected.size >= count)) return 'all'
  return selected.size > 0 ? 'some' : 'none'
}

function isBeyond<Row>({ source }: DataGridProps<Row>) {
  return source.total !== undefined && source.reach < source.total.value
}

function firstWholeRow(scroller: HTMLElement | null, rowHeight: number) {
  return Math.ceil((scroller?.scrollTop ?? 0) / rowHeight)
}
