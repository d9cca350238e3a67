// Which workspace this tab works in, and the way into the others.
import { IconSelector } from '@tabler/icons-react'
import { useMeta } from '#web/api/meta.tsx'
import { useAppText } from '#web/app/app-text.ts'
import { later } from '#web/ui/later.tsx'
import { useLayer } from '#web/ui/use-layer.ts'
import { WorkspaceMark } from './workspace-mark.tsx'
import css from './shell.module.css'

const WorkspaceMenu = later(async () => (await import('./workspace-menu.tsx')).WorkspaceMenu)

export function WorkspaceSwitch() {
  const text = useAppText()
  const { workspace } = useMeta()
  const layer = useLayer('menu')
  return (
    <>
      <button {...layer.button} type="button" className={css['switch']}>
        <WorkspaceMark name={workspace.name} />
        <span className="sr-only">{text('switchWorkspace')}</span>
        <span className={css['word']}>{workspace.name}</span>
        <IconSelector size={14} className={css['word']} aria-hidden />
      </button>
      {layer.wasOpen ? <WorkspaceMenu place={layer.place} /> : null}
    </>
  )
}
