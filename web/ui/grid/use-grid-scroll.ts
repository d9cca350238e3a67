// Remembering where a list was scrolled to, and going back there once its rows are known.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import type { CellPlace } from './grid-column.ts'
import type { GridModel, GridScroll } from './grid-model.ts'

const SETTLED_MS = 150

export function useGridScroll<Row>(
  model: GridModel<Row>,
  scroller: RefObject<HTMLDivElement | null>,
  cursor: CellPlace | null,
) {
  const last = useRef<GridScroll>({ row: 0, shift: 0, left: 0 })
  const pending = useRef<GridScroll | null>(model.props.initialScroll ?? null)

  const getScroll = useEvent((): GridScroll => ({ ...last.current, cursor }))
  const tell = useEvent(() => model.props.onScrollSettled?.({ ...last.current, cursor }))

  const applyPending = useEvent(() => {
    const node = scroller.current
    const to = pending.current
    if (!node || !to || model.count === 0) return
    pending.current = null
    node.scrollTo({ top: to.row * model.rowHeight + to.shift, left: to.left, behavior: 'instant' })
  })
  const restoreScroll = useEvent((scroll: GridScroll) => {
    pending.current = scroll
    applyPending()
  })
  useLayoutEffect(applyPending, [applyPending, model.count])

  useEffect(() => {
    const node = scroller.current
    if (!node) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      last.current = placeOf(node, model.rowHeight)
      clearTimeout(timer)
      timer = setTimeout(tell, SETTLED_MS)
    }
    node.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      node.removeEventListener('scroll', onScroll)
      clearTimeout(timer)
      tell()
    }
  }, [scroller, tell, model.rowHeight])

  return { getScroll, restoreScroll }
}

function placeOf(node: HTMLElement, rowHeight: number): GridScroll {
  const row = Math.floor(node.scrollTop / rowHeight)
  return { row, shift: node.scrollTop - row * rowHeight, left: node.scrollLeft }
}
