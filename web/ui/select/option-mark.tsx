import { Dot } from '#web/ui/chip.tsx'
import type { Option } from './options.ts'
import css from './select.module.css'

/** What stands before an option's label: its icon, or a dot in its tone. */
export function OptionMark({ option, withLabel = false }: { option: Option; withLabel?: boolean }) {
  const mark = option.icon ?? (option.tone ? <Dot tone={option.tone} /> : null)
  if (!withLabel) return mark
  return (
    <span className={css['chosen']}>
      {mark}
      <span>{option.label}</span>
    </span>
  )
}
