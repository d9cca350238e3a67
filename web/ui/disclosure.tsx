import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './disclosure.module.css'

type DisclosureProps = {
  title: string
  /** Beside the title, written by the caller. */
  count?: string
  /** A button at the right of the title. */
  action?: ReactNode
  isShut?: boolean
  children: ReactNode
}

/** A section that folds; a hairline parts it from the next. */
export function Disclosure({ title, count, action, isShut = false, children }: DisclosureProps) {
  return (
    <section className={css['section']}>
      <details open={!isShut}>
        <summary>
          <IconChevronRight size={14} aria-hidden />
          <h2>{title}</h2>
          {count === undefined ? null : <span className="tnum">{count}</span>}
        </summary>
        <div className={css['content']}>{children}</div>
      </details>
      {action ? <div className={css['action']}>{action}</div> : null}
    </section>
  )
}
