import type { ReactNode } from 'react'
import css from './cards.module.css'

type CardFaceProps = {
  /** Mostly an Avatar of 38 px. */
  mark: ReactNode
  title: ReactNode
  subtitle?: ReactNode
  /** At the right: a status. */
  end?: ReactNode
}

/** The inside of a card in a list: picture, name, one line of grey, a status. */
export function CardFace({ mark, title, subtitle, end }: CardFaceProps) {
  return (
    <>
      {mark}
      <span className={css['face']}>
        <b>{title}</b>
        {subtitle ? <span>{subtitle}</span> : null}
      </span>
      {end}
    </>
  )
}
