// A panel beside the content, never over it; on phones a sheet from below.
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, type CSSProperties, type ReactNode } from 'react'
import { useUiText } from './ui-text.ts'
import { useEvent } from './use-event.ts'
import css from './panel.module.css'

type PanelProps = {
  title: ReactNode
  /** One grey line under the title. */
  subtitle?: ReactNode
  onClose?: () => void
  children: ReactNode
  /** Actions at the foot. */
  footer?: ReactNode
  /** Icon buttons before the cross. */
  tools?: ReactNode
  width?: number
}

/** Esc closes the panel and nothing else; an open menu or dialog above it takes the key first. */
export function Panel({ title, subtitle, onClose, children, footer, tools, width = 380 }: PanelProps) {
  const id = useId()
  const text = useUiText()
  const close = useEvent(() => onClose?.())
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isLayerAbove()) close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [close])
  return (
    <aside
      className={css['panel']}
      style={{ '--panel-w': `${width}px` } as CSSProperties}
      aria-labelledby={id}
    >
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {subtitle ? <p>{subtitle}</p> : null}
        </div>
        {tools}
        {onClose ? (
          <ActionIcon aria-label={text('close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        ) : null}
      </header>
      <div className={css['body']} tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
      {footer ? <footer>{footer}</footer> : null}
    </aside>
  )
}

function isLayerAbove() {
  return document.querySelector('[data-portal] :is([role=dialog], [role=menu], [role=listbox])') !== null
}
