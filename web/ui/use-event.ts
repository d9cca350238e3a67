import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same over renders and always runs the latest one; for events, not for rendering. */
export function useEvent<Args extends unknown[], Result>(run: (...args: Args) => Result) {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
