// What a cell looks like, in any language and country: enough to tell values from headings, and cells from broken ones.

export type CellType = 'empty' | 'number' | 'date' | 'email' | 'url' | 'text' | 'odd'

const patterns: readonly (readonly [type: CellType, pattern: RegExp])[] = [
  ['number', /^[-+(]?\s?[\p{Sc}]?\s?[-+]?\d[\d.,'’\u00A0\u202F ]*\s?[%\p{Sc}]?\)?(e[-+]?\d+)?$/iu],
  ['number', /^\+?[\d(][\d\s().\-/]{4,}(\s?(x|ext\.?)\s?\d+)?$/i],
  ['date', /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ,].*)?$/],
  ['date', /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s?(am|pm|z|[-+]\d{2}:?\d{2})?$/i],
  ['date', /^\d{1,2}[- ]\p{L}{3,12}\.?,?[- ]\d{2,4}\b.*$/u],
  ['email', /^[^\s@,;|<>]+@[^\s@,;|<>]+\.[^\s@,;|<>]+$/],
  ['url', /^(https?:\/\/|www\.)[^\s,;|]+$/i],
]

/** The type of a cell; `odd` where it holds what divides cells without the space that follows it in a sentence. */
export function cellType(cell: string): CellType {
  const text = cell.trim().slice(0, 200)
  if (text === '') return 'empty'
  const found = patterns.find(([, pattern]) => pattern.test(text))?.[0]
  if (found !== undefined) return found
  return /[;|\t"]|,\S/.test(text) ? 'odd' : 'text'
}

/** Whether it is a value that no heading would be. */
export function isValue(type: CellType): boolean {
  return type === 'number' || type === 'date' || type === 'email' || type === 'url'
}
