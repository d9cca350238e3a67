import type { ReactNode } from 'react'
import css from './page-head.module.css'

type PageHeadProps = {
  icon?: ReactNode
  /** Where one comes from: a link, shown before the title with a slash between. */
  back?: ReactNode
  title: ReactNode
  /** Right side: at most one main button, the others plain. */
  children?: ReactNode
}

/** The 48 px line on top of every page. Its title is the page's h1. */
export function PageHead({ icon, back, title, children }: PageHeadProps) {
  return (
    <header className={css['head']}>
      <div className={css['left']}>
        {back ? (
          <>
            {back}
            <span className={css['slash']} aria-hidden>
              /
            </span>
          </>
        ) : null}
        {icon}
        <h1>{title}</h1>
      </div>
      {children ? <div className={css['right']}>{children}</div> : null}
    </header>
  )
}

type ToolbarProps = { label: string; children: ReactNode; end?: ReactNode; isQuiet?: boolean }

/** The 42 px line of controls under a page's head. `isQuiet` leaves out the hairline below. */
export function Toolbar({ label, children, end, isQuiet = false }: ToolbarProps) {
  return (
    <div role="toolbar" aria-label={label} className={css['toolbar']} data-quiet={isQuiet || undefined}>
      <div className={css['tools']}>{children}</div>
      {end ? <div className={css['right']}>{end}</div> : null}
    </div>
  )
}
