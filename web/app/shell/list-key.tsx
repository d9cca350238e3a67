import { useRouter } from '@tanstack/react-router'
import type { Entity } from '#contract/entity.ts'
import { listPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useAppText } from '#web/app/app-text.ts'
import { keysOf } from '#web/app/shown-entities.ts'
import { useShortcut } from '#web/ui/shortcuts/use-shortcut.ts'

/** The key that leads to the list of an entity; draws nothing. */
export function ListKey({ entity }: { entity: Entity }) {
  const text = useAppText()
  const label = useLabel()
  const { history } = useRouter()
  const keys = keysOf(entity)
  useShortcut(
    keys === undefined
      ? null
      : {
          keys,
          label: text('shortcutGoTo', { name: label(entity.label.many) }),
          group: text('groupNavigation'),
          run: () => history.push(listPath(entity)),
        },
  )
  return null
}
