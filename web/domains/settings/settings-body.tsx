import type { ReactNode } from 'react'
import css from './settings.module.css'

interface SettingsBodyProps {
  readonly title: string
  /** What the page changes, in one line. */
  readonly effect: ReactNode
  /** The one main button. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One page of the settings; a panel stands beside it, not inside. */
export function SettingsBody({ title, effect, action, children }: SettingsBodyProps) {
  return (
    <section className={css['page']} aria-label={title}>
      <header className={css['head']}>
        <div>
          <h2>{title}</h2>
          <p>{effect}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  )
}
