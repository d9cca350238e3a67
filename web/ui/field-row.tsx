import type { ReactNode } from 'react'
import css from './field-row.module.css'

type FieldRowProps = {
  label: string
  /** What the field is for, on hover. */
  help?: string
  children: ReactNode
}

/** Label left, value right; the value is mostly an InlineEdit. Rows stand in a FieldList. */
export function FieldRow({ label, help, children }: FieldRowProps) {
  return (
    <div className={css['row']}>
      <dt title={help}>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function FieldList({ children }: { children: ReactNode }) {
  return <dl className={css['list']}>{children}</dl>
}
