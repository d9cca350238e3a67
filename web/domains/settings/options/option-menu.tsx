import { IconArchive, IconArrowDown, IconArrowMerge, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { OptionItem } from '#contract/actions/workspace.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import type { ListUses } from './list-uses.ts'
import type { ItemEdits } from './use-item-edits.ts'
import type { OptionMoves } from './use-option-moves.ts'

interface OptionMenuProps {
  readonly item: OptionItem
  readonly name: string
  readonly isLast: boolean
  readonly uses: ListUses
  readonly edits: ItemEdits
  readonly moves: OptionMoves
  readonly onMerge: () => void
}

/** What can be done with an option; what cannot says why. */
export function OptionMenu({ item, name, isLast, uses, edits, moves, onMerge }: OptionMenuProps) {
  const text = useSettingsText()
  const total = uses.totalOf(item.id)
  const archive = async () => {
    const result = await edits.edit(item, { archived: true }, text('itemArchived', { name }))
    if (!result.ok) showError(result.reason)
  }
  return (
    <ActionMenu
      label={text('more', { name })}
      width={230}
      actions={[
        ...([-1, 1] as const)
          .filter((by) => moves.canStep(item.id, by))
          .map((by) => ({
            id: by < 0 ? 'up' : 'down',
            label: text(by < 0 ? 'moveUp' : 'moveDown'),
            icon: by < 0 ? <IconArrowUp size={15} /> : <IconArrowDown size={15} />,
            run: () => moves.step(item.id, by),
          })),
        {
          id: 'merge',
          label: text('merge'),
          icon: <IconArrowMerge size={15} />,
          startsGroup: true,
          disabledReason: isLast ? text('archiveLast') : undefined,
          run: onMerge,
        },
        {
          id: 'archive',
          label: total ? text('archiveKept', { count: total }) : text('archive'),
          icon: <IconArchive size={15} />,
          disabledReason: isLast ? text('archiveLast') : undefined,
          run: () => void archive(),
        },
        {
          id: 'delete',
          label: text('delete'),
          icon: <IconTrash size={15} />,
          disabledReason: isLast ? text('archiveLast') : total ? text('deleteUsed') : undefined,
          run: () => void edits.remove(item, text('itemDeleted', { name })),
        },
      ]}
    />
  )
}
