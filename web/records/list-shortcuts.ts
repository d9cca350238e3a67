// The keys of a list, beside those of its grid.
import type { RefObject } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { GridHandle } from '#web/ui/grid/grid-model.ts'
import { useShortcut } from '#web/ui/shortcuts/use-shortcut.ts'
import { mayWrite } from './list-access.ts'
import { TITLE } from './list-columns.tsx'
import type { ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'

interface ShortcutParts {
  readonly entity: Entity
  readonly grid: RefObject<GridHandle | null>
  readonly search: RefObject<HTMLInputElement | null>
  readonly source: ListSource
  readonly selected: ReadonlySet<string>
  readonly setSelected: (selected: ReadonlySet<string>) => void
  readonly setAssigning: (isOpen: boolean) => void
}

export function useListShortcuts(parts: ShortcutParts): void {
  const { entity, grid, search, source, selected, setSelected, setAssigning } = parts
  const text = useListText()
  const meta = useMeta()
  const group = text('list.keys')
  const rowHere = () => source.store.rowAt(grid.current?.cursorRow() ?? 0)
  const assign = () => {
    const row = rowHere()
    if (selected.size === 0 && row) setSelected(new Set([row.id]))
    if (selected.size > 0 || row) setAssigning(true)
  }
  useShortcut({
    keys: '/',
    isOfPage: true,
    label: text('list.keySearch'),
    group,
    run: () => {
      search.current?.focus()
      search.current?.select()
    },
  })
  const step = { group, isKeyOnly: true, run: () => grid.current?.focus() }
  useShortcut({ ...step, keys: 'j', label: text('list.keyDown') })
  useShortcut({ ...step, keys: 'k', label: text('list.keyUp') })
  useShortcut({
    keys: 'e',
    isKeyOnly: true,
    label: text('list.keyEdit'),
    group,
    run: () => grid.current?.editCell(grid.current.cursorRow() ?? 0, TITLE),
  })
  const mayAssign = entity.owned && mayWrite(entity, 'ownerId', meta)
  useShortcut(
    mayAssign ? { keys: 'a', isKeyOnly: true, label: text('list.keyAssign'), group, run: assign } : null,
  )
}
