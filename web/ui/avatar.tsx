import { memo } from 'react'
import { initialsOf } from './initials.ts'
import { toneOf } from './tone.ts'
import css from './avatar.module.css'

type AvatarProps = {
  name: string
  /** Pixels; 20 in tables, 24 in menus, 38 in cards, 48 on a record. */
  size?: number
  /** Square for organisations, round for people. */
  isSquare?: boolean
}

/** Initials on a tint that stays the same for a name. Decoration: the name itself stands beside it. */
export const Avatar = memo(function Avatar({ name, size = 20, isSquare = false }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={css['avatar']}
      data-tone={toneOf(name)}
      data-square={isSquare || undefined}
      data-initials={initialsOf(name, isSquare ? 1 : 2)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.44) }}
    />
  )
})
