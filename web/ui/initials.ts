const characters = new Intl.Segmenter()

/** First letters of the first and last word, whole characters only; "?" for a name without any. */
export function initialsOf(name: string, count: 1 | 2): string {
  const words = name.match(/[\p{L}\p{N}][^\s]*/gu) ?? []
  const letters = count === 1 ? words.slice(0, 1) : words.length > 1 ? [words[0], words.at(-1)] : words
  const first = letters.map((word) => firstCharacter(word ?? '').toLocaleUpperCase()).join('')
  return first === '' ? '?' : first
}

function firstCharacter(word: string) {
  for (const { segment } of characters.segment(word)) return segment
  return ''
}
