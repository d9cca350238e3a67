// Re-renders with a row source, at most once a frame.
import { useCallback, useSyncExternalStore } from 'react'
import type { RowSource } from './row-source.ts'

/** Answers the source's version; a burst of answers within one frame renders once. */
export function useRowSource<Row>(source: RowSource<Row>) {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0
      const stop = source.subscribe(() => {
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(listener)
      })
      return () => {
        cancelAnimationFrame(frame)
        stop()
      }
    },
    [source],
  )
  return useSyncExternalStore(subscribe, () => source.version)
}
