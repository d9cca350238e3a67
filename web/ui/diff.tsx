import { IconArrowNarrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useUiText } from './ui-text.ts'
import css from './diff.module.css'

/** Old and new value of one change; an empty one is said in words. */
export function Diff({ from, to }: { from: ReactNode; to: ReactNode }) {
  const text = useUiText()
  return (
    <span className={css['diff']}>
      <span className="sr-only">{text('changedFrom')} </span>
      <del>{isNothing(from) ? text('empty') : from}</del>
      <IconArrowNarrowRight size={14} aria-hidden />
      <span className="sr-only"> {text('changedTo')} </span>
      <ins>{isNothing(to) ? text('empty') : to}</ins>
    </span>
  )
}

function isNothing(value: ReactNode) {
  return value === null || value === undefined || value === ''
}
