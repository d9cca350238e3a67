// Columns by names of their own: repeated headings are numbered, empty ones called by their place.
import type { Column } from './table.ts'

/** The columns of a table; names differ also for those who do not look at capitals. */
export function nameColumns(headings: readonly string[], width: number): readonly Column[] {
  const written = Array.from({ length: Math.max(width, headings.length) }, (_, at) => headings[at] ?? '')
  const plain = written.map((heading) => heading.replaceAll(/[\s\0]+/g, ' ').trim())
  const times = new Map<string, number>()
  for (const name of plain) times.set(fold(name), (times.get(fold(name)) ?? 0) + 1)
  const taken = new Set(plain.map(fold).filter((name) => times.get(name) === 1))
  const counted = new Map<string, number>()
  return written.map((heading, at) => {
    const name = plain[at] ?? ''
    if (name !== '' && times.get(fold(name)) === 1) return { heading, name }
    const stem = name === '' ? 'Column' : name
    let number = name === '' ? at + 1 : (counted.get(fold(name)) ?? 0) + 1
    while (taken.has(fold(`${stem} ${number}`))) number += 1
    counted.set(fold(name), number)
    taken.add(fold(`${stem} ${number}`))
    return { heading, name: `${stem} ${number}` }
  })
}

function fold(name: string): string {
  return name.toLowerCase()
}
