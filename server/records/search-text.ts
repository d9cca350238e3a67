// What people type into a search, taken apart.
import type { Entity } from '#contract/entity.ts'
import { fold, wordsOf } from '#contract/kinds/fold.ts'
import { phoneOperand } from '#contract/kinds/phones.ts'
import { reversed } from './derived.ts'

export interface SearchText {
  readonly entity: Entity
  /** Folded words; all must be found, each as the beginning of a word. */
  readonly words: readonly string[]
  /** Beginnings of whole values, with their mark (`m/`, `d/`, `p/`, `r/`). */
  readonly keys: readonly string[]
  /** Digits that may stand anywhere in a phone number; undefined where the text is no number. */
  readonly digits: string | undefined
}

const MAX_SEARCH_WORDS = 5

/** Undefined where nothing is left of the text; then the list is not searched at all. */
export function searchText(entity: Entity, text: string): SearchText | undefined {
  const words = withoutBeginnings(wordsOf(text)).slice(0, MAX_SEARCH_WORDS)
  if (words.length === 0) return undefined
  const digits = phoneOperand(text)
  if (digits.length >= 3 && /^[\d\s()+./-]+$/.test(text)) {
    return { entity, words: [digits], keys: [`p/${digits}`, `r/${reversed(digits)}`], digits }
  }
  const whole = fold(text)
  if (whole.includes(' ') || !/[@.]/.test(whole)) return { entity, words, keys: [], digits: undefined }
  // Of `@firm` there is nothing before the sign.
  const naming = namingWords(whole)
  return {
    entity,
    words: naming.length > 0 ? naming : words,
    keys: [`m/${whole}`, `d/${whole.replace(/^.*@/, '')}`],
    digits: undefined,
  }
}

/** Whoever holds a word holds its beginnings as well; looking for these would take the longest. */
function withoutBeginnings(words: readonly string[]): string[] {
  return [...new Set(words)].filter(
    (word, _place, all) => !all.some((other) => other !== word && other.startsWith(word)),
  )
}

/** Of an address the words before the @, of a domain those before its ending: the others are in every second address. */
function namingWords(address: string): string[] {
  const [local = '', ...domain] = address.split('@')
  const words = wordsOf(local)
  return domain.length > 0 || words.length < 2 ? words : words.slice(0, -1)
}
