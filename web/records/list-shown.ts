// Which rows to show for what is asked: the last ones stay until the new ones are there, or cannot be had.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { keptSource } from './list-cache.ts'
import type { ListQuestion, ListSource } from './list-source.ts'

interface Shown {
  readonly source: ListSource
  /** Another list is on its way; what is shown is the one before. */
  readonly isWaiting: boolean
  /** Why what was asked for cannot be shown. */
  readonly failure: unknown
  /** Rows found so far by a search that goes on. */
  readonly foundSoFar: number | undefined
}

export function useShownSource(entity: Entity, question: ListQuestion): Shown {
  const meta = useMeta()
  const reader = `${meta.workspace.id} ${meta.me.memberId}`
  const key = JSON.stringify([reader, entity.name, question])
  const [wanted, setWanted] = useState(() => ({ key, entity, source: keptSource(reader, entity, question) }))
  const [shown, setShown] = useState(wanted.source)
  if (wanted.key !== key || wanted.entity !== entity)
    setWanted({ key, entity, source: keptSource(reader, entity, question) })

  const { source } = wanted
  useEffect(() => {
    source.open()
    return () => source.close()
  }, [source])
  const isReady = useSyncExternalStore(source.store.subscribe, () => source.store.total !== undefined)
  const failure = useSyncExternalStore(source.store.subscribe, () => source.failure)
  const foundSoFar = useSyncExternalStore(source.subscribeSearch, () => source.foundSoFar)
  const isOther = shown !== source
  if (isOther && isReady) setShown(source)
  const staysOpen = isOther && failure !== undefined
  useEffect(() => {
    if (!staysOpen) return undefined
    shown.open()
    return () => shown.close()
  }, [staysOpen, shown])
  return { source: shown, isWaiting: isOther && failure === undefined, failure, foundSoFar }
}
