import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toneOf, type Tone } from './tone.ts'
import css from './chip.module.css'

type ChipProps = {
  children: string
  /** By default a stable tone from the text, as for tags. */
  tone?: Tone
  onRemove?: () => void
  removeLabel?: string
}

/** A word on a tint: a tag, a small fact. */
export function Chip({ children, tone, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={css['chip']} data-tone={tone ?? toneOf(children)}>
      {children}
      {onRemove ? (
        <button type="button" tabIndex={-1} aria-label={removeLabel ?? children} onClick={onRemove}>
          <IconX size={11} stroke={2.2} aria-hidden />
        </button>
      ) : null}
    </span>
  )
}

/** A status: its tone has a meaning and is never guessed from the text. */
export function StatusChip({ children, tone, icon }: { children: ReactNode; tone: Tone; icon?: ReactNode }) {
  return (
    <span className={css['chip']} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}

/** A dot in full strength; a word always stands beside it. */
export function Dot({ tone = 'gray' }: { tone?: Tone }) {
  return <i className={css['dot']} data-tone={tone} aria-hidden />
}
