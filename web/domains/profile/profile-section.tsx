import { useId, type ReactNode } from 'react'
import css from './profile.module.css'

/** A part of the profile: what it is about at the left, its fields at the right; one below the other on phones. */
export function ProfileSection(props: { title: string; hint: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css['section']} aria-labelledby={id}>
      <div>
        <h2 id={id}>{props.title}</h2>
        <p>{props.hint}</p>
      </div>
      <div className={css['fields']}>{props.children}</div>
    </section>
  )
}
