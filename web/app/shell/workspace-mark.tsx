import { initialsOf } from '#web/ui/initials.ts'
import css from './shell.module.css'

/** The first letter of a workspace on the accent; its name stands beside it. */
export function WorkspaceMark({ name }: { name: string }) {
  return (
    <span className={css['mark']} aria-hidden>
      {initialsOf(name, 1)}
    </span>
  )
}
