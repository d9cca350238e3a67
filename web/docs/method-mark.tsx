import type { Tone } from '#web/ui/tone.ts'
import css from './parts.module.css'

const tones: Readonly<Record<string, Tone>> = {
  GET: 'blue',
  POST: 'green',
  PATCH: 'amber',
  PUT: 'amber',
  DELETE: 'red',
}

/** The method in its colour, always the same width. */
export function MethodMark({ method }: { method: string }) {
  return (
    <b className={css['method']} data-tone={tones[method] ?? 'gray'}>
      {method}
    </b>
  )
}
