// Which part of a scrolled element is in sight, without a render for every pixel.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

export type ScrollMetrics = { top: number; left: number; height: number; width: number }

/**
 * Computes numbers from the scroll position and renders when one of them changes. The render happens within
 * the scroll event, so that the frame which shows the new position also shows its rows.
 */
export function useScrollWindow<Part extends Record<string, number>>(
  element: RefObject<HTMLElement | null>,
  compute: (metrics: ScrollMetrics) => Part,
): Part {
  const [part, setPart] = useState(() => compute({ top: 0, left: 0, height: 1000, width: 1600 }))
  const shown = useRef(part)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return undefined
    const next = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = node
      return compute({ top: scrollTop, left: scrollLeft, height: clientHeight, width: clientWidth })
    }
    const update = (render: (run: () => void) => void) => {
      const now = next()
      if (isSame(shown.current, now)) return
      shown.current = now
      render(() => setPart(now))
    }
    const onScroll = () => update(flushSync)
    const onResize = () => update((run) => run())
    onResize()
    const observer = new ResizeObserver(onResize)
    observer.observe(node)
    node.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      node.removeEventListener('scroll', onScroll)
    }
  }, [element, compute])
  return part
}

function isSame(a: Record<string, number>, b: Record<string, number>) {
  return Object.keys(b).every((key) => a[key] === b[key])
}

/**
 * The rows [from, to) to draw around what is in sight. The edges move in steps, so that slow scrolling
 * renders every few rows only.
 */
export function rowsInSight(metrics: ScrollMetrics, rowHeight: number, count: number, margin = 12) {
  const step = 4
  const first = Math.floor(metrics.top / rowHeight / step) * step
  const last = Math.ceil((metrics.top + metrics.height) / rowHeight / step) * step
  return { from: Math.max(0, Math.min(first - margin, count - 1)), to: Math.min(count, last + margin) }
}
