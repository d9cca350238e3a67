import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './callout.module.css'

type CalloutProps = {
  tone?: 'info' | 'good' | 'warn' | 'bad'
  title: ReactNode
  children?: ReactNode
  /** The cure, as buttons. */
  action?: ReactNode
}

/** Something to know, beside what it is about. A bad one is announced. */
export function Callout({ tone = 'info', title, children, action }: CalloutProps) {
  const Icon = tone === 'good' ? IconCircleCheck : tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={css['callout']} data-kind={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <div>
        <b>{title}</b>
        {children ? <p>{children}</p> : null}
      </div>
      {action ? <div className={css['action']}>{action}</div> : null}
    </div>
  )
}
