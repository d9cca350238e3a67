// What stands where there is nothing to show, or where showing it has failed.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useUiText } from './ui-text.ts'
import css from './empty-state.module.css'

type EmptyStateProps = {
  icon: ReactNode
  /** One sentence. */
  title: string
  children?: ReactNode
  /** The one main action. */
  action?: ReactNode
  /** Quieter ways on: import, sample data. */
  links?: ReactNode
}

export function EmptyState({ icon, title, children, action, links }: EmptyStateProps) {
  return (
    <div className={css['empty']}>
      <div className={css['icon']} aria-hidden>
        {icon}
      </div>
      <strong>{title}</strong>
      {children ? <p>{children}</p> : null}
      {action}
      {links ? <div className={css['links']}>{links}</div> : null}
    </div>
  )
}

type ErrorStateProps = {
  /** What did not work. */
  title: string
  /** Why, and what can be done. */
  children?: ReactNode
  onRetry?: () => void
  /** Another cure than trying again. */
  action?: ReactNode
}

export function ErrorState({ title, children, onRetry, action }: ErrorStateProps) {
  const text = useUiText()
  return (
    <div className={css['empty']} role="alert">
      <div className={css['icon']} data-bad="" aria-hidden>
        <IconAlertTriangle size={22} stroke={1.6} />
      </div>
      <strong>{title}</strong>
      {children ? <p>{children}</p> : null}
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {text('retry')}
        </Button>
      ) : null}
      {action}
    </div>
  )
}
