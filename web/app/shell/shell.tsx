// The frame of the app: sidebar or bottom bar, the page, and what opens over it.
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { MainArea } from '#web/app/main-area.tsx'
import { useAppText } from '#web/app/app-text.ts'
import { shownEntities } from '#web/app/shown-entities.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Layers } from './layers.tsx'
import { ListKey } from './list-key.tsx'
import { Sidebar } from './sidebar.tsx'
import { useShell } from './shell-store.ts'
import { useShellShortcuts } from './use-shell-shortcuts.ts'
import css from './shell.module.css'

export function Shell({ children }: { children: ReactNode }) {
  const text = useAppText()
  const isPhone = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false })
  const { isFolded } = useShell()
  useShellShortcuts()
  return (
    <div className={css['shell']} data-folded={isFolded || undefined}>
      <a href="#main" className={css['skip']}>
        {text('skip')}
      </a>
      {isPhone ? null : <Sidebar />}
      <MainArea className={css['main']}>{children}</MainArea>
      {isPhone ? <BottomBar /> : null}
      <Layers />
      {shownEntities.map((entity) => (
        <ListKey key={entity.name} entity={entity} />
      ))}
    </div>
  )
}
