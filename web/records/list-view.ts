// The columns of a list as the person has arranged them: the address says which and in which order, the browser keeps the widths.
import { useMemo, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { GridView } from '#web/ui/grid/grid-column.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { type ColumnChoice, choiceOf, isSameChoice, viewOf, withColumn } from './columns-address.ts'
import { recallColumns, rememberColumns } from './columns-memory.ts'
import { columnNames, TITLE, usualColumns } from './list-columns.tsx'

export interface ListColumnsView {
  readonly view: GridView
  readonly onView: (view: GridView) => void
  readonly initialView: GridView
  /** Shows a column where it is seen; it may still be on its way here. */
  readonly show: (name: string) => void
}

export function useListView(
  entity: Entity,
  chosen: ColumnChoice | undefined,
  onChoose: (choice: ColumnChoice | undefined) => void,
): ListColumnsView {
  const meta = useMeta()
  const { slug } = meta.workspace
  const { hidden } = meta.accessOf(entity)
  const [memory, setMemory] = useState(() => recallColumns(slug, entity.name))
  const all = useMemo(() => columnNames(entity, hidden), [entity, hidden])
  const usual = useMemo(() => ({ shown: usualColumns(entity, hidden), pinned: [TITLE] }), [entity, hidden])
  const choice = chosen ?? memory.choice ?? usual
  const view = useMemo(() => viewOf(all, choice, memory.widths), [all, choice, memory.widths])
  const initialView = useMemo(() => viewOf(all, usual, {}), [all, usual])
  const choose = (next: ColumnChoice, widths: GridView['widths']) => {
    const kept = isSameChoice(next, usual) ? undefined : next
    const nextMemory = { choice: kept, widths }
    setMemory(nextMemory)
    rememberColumns(slug, entity.name, nextMemory)
    if (!isSameChoice(next, choice)) onChoose(kept)
  }
  const onView = useEvent((next: GridView) => choose(choiceOf(all, next), next.widths))
  const show = useEvent((name: string) => choose(withColumn(choice, name), memory.widths))
  return { view, onView, initialView, show }
}
