// Says to screen readers what became of a change in a cell: saved, or why not.
import { useEffect } from 'react'
import { announce } from '#web/ui/announcer.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import type { CellStates } from './cell-states.ts'

/** A pasted block sends many outcomes at once; the last one of a moment is enough. */
const QUIET_MS = 200

export function useCellAnnouncements(cellStates: CellStates | undefined) {
  const text = useUiText()
  useEffect(() => {
    if (!cellStates) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = cellStates.subscribe(() => {
      const state = cellStates.last
      if (state === undefined || state.status === 'pending') return
      const words = state.status === 'ok' ? text('gridSaved') : state.reason
      clearTimeout(timer)
      timer = setTimeout(() => announce(words), QUIET_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [cellStates, text])
}
