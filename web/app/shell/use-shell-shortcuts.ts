// Keys that hold on every page inside a workspace. A page may put its own meaning on one of them while it is open.
import { useComputedColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useUndo } from '#web/api/undo.tsx'
import { useAppText } from '#web/app/app-text.ts'
import { useTheme } from '#web/domains/profile/preferences.ts'
import { useShortcut } from '#web/ui/shortcuts/use-shortcut.ts'
import { openLayer, useShell } from './shell-store.ts'
import { useCreatable } from './use-creatable.ts'

export function useShellShortcuts(): void {
  const text = useAppText()
  const steps = useUndo()
  const { layer } = useShell()
  const group = text('groupActions')
  useSettingsKey()
  useCreateKey()
  useThemeKey()
  const search = () => openLayer(layer === 'search' ? null : 'search')
  useShortcut({ keys: 'mod+k', label: text('shortcutSearch'), group, run: search, whileTyping: true })
  useShortcut({ keys: '/', label: text('shortcutSearch'), group, run: search })
  useShortcut({ keys: 'mod+z', label: text('shortcutUndo'), group, run: () => void steps.undo() })
  useShortcut({ keys: 'mod+shift+z', label: text('shortcutRedo'), group, run: () => void steps.redo() })
  useShortcut({ keys: '?', label: text('shortcutSheet'), group, run: () => openLayer('shortcuts') })
}

function useSettingsKey() {
  const text = useAppText()
  const { history } = useRouter()
  useShortcut({
    keys: 'g s',
    label: text('shortcutGoTo', { name: text('settings') }),
    group: text('groupNavigation'),
    run: () => history.push(settingsPath('workspace')),
  })
}

function useCreateKey() {
  const text = useAppText()
  const label = useLabel()
  const entity = useCreatable()
  const name = entity ? label(entity.label.one).toLowerCase() : ''
  useShortcut(
    entity
      ? {
          keys: 'c',
          label: text('shortcutCreate', { name }),
          group: text('groupActions'),
          run: () => openLayer('create'),
        }
      : null,
  )
}

function useThemeKey() {
  const text = useAppText()
  const [, chooseTheme] = useTheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  useShortcut({
    keys: 'mod+j',
    label: text('shortcutTheme'),
    group: text('groupDisplay'),
    run: () => chooseTheme(isDark ? 'light' : 'dark'),
  })
}
