// What makes a password acceptable, and how strong it is: one rule for the server and for the meter beside the input.
import { fold } from './kinds/fold.ts'
import type { FieldErrorCode } from './kinds/kind.ts'
import { commonPasswords } from './common-passwords.ts'

export const PASSWORD_MIN = 8

/**
 * Why a password is refused, or undefined. `about` holds what others know of the person: name, username, e-mail,
 * workspace. Rules of S16: 8 or more characters, not common, not all digits, not like one's own data.
 */
export function passwordProblem(password: string, about: readonly string[]): FieldErrorCode | undefined {
  if (Array.from(password).length < PASSWORD_MIN) return 'too-short'
  if (/^\p{N}+$/u.test(password)) return 'digits-only'
  if (isCommon(password)) return 'common-password'
  if (isLike(password, about)) return 'like-your-data'
  return undefined
}

/** 0 refused, 1 weak, 2 fair, 3 good, 4 strong: by the bits a guesser who knows runs and repeats has to find. */
export function passwordStrength(password: string, about: readonly string[]): 0 | 1 | 2 | 3 | 4 {
  if (passwordProblem(password, about) !== undefined) return 0
  const known = withoutWords(plainLetters(fold(password)), [...personalWords(about), ...commonPasswords])
  const length = Math.min(effectiveLength(password), known.length + 2)
  const bits = length * Math.log2(alphabetOf(password))
  if (bits < 50) return 1
  if (bits < 65) return 2
  return bits < 90 ? 3 : 4
}

/** On the list with no more than digits and signs around it, or hardly more than runs and repeats. */
function isCommon(password: string): boolean {
  const text = fold(password)
  const joined = text.replace(/[\s._-]+/g, '')
  return isDecorated(text) || isDecorated(joined) || effectiveLength(password) < LEAST_LENGTH
}

/** Digits and signs that may stand around a listed password before they count as something of their own. */
const LONGEST_DECORATION = 6
/** Characters that must be left when every run and repeat counts as one. */
const LEAST_LENGTH = 6

function isDecorated(text: string): boolean {
  // Letters stand for letters one by one, so that a place in one text is the same place in the other.
  const plain = plainLetters(text)
  return commonPasswords.some((word) => {
    if (text.length - word.length > LONGEST_DECORATION) return false
    const at = Math.max(text.indexOf(word), plain.indexOf(word))
    return at >= 0 && !/\p{L}/u.test(text.slice(0, at) + text.slice(at + word.length))
  })
}

/** Whether less than six characters are left without the words that others know of the person. */
function isLike(password: string, about: readonly string[]): boolean {
  const text = plainLetters(fold(password))
  const rest = withoutWords(text, personalWords(about))
  return rest.length < text.length && rest.length < LEAST_LENGTH
}

/** Words of three letters or more, also written together and backwards; longest first. */
function personalWords(about: readonly string[]): string[] {
  const words = about.flatMap((text) => {
    const parts = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
    return [...parts, parts.join('')].map(plainLetters).filter((word) => word.length >= 3)
  })
  const both = words.flatMap((word) => [word, Array.from(word).toReversed().join('')])
  return [...new Set(both)].toSorted((a, b) => b.length - a.length)
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text)
}

/** Letters that digits and signs stand for. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
function plainLetters(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign)
}

/** Rows and columns of the keyboards that most people have. */
const KEY_RUNS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjklñ',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
]

/** Characters, where each run of three or more (abc, 987, aaa, qwe) counts as one, and a repeated part once. */
function effectiveLength(password: string): number {
  const text = Array.from(repeatedPart(fold(password)))
  let length = 0
  let at = 0
  while (at < text.length) {
    at += runAt(text, at)
    length++
  }
  return length
}

/** Characters of the run that begins here; one where there is none. */
function runAt(text: readonly string[], start: number): number {
  let longest = 1
  for (const follows of [(a: string, b: string) => step(a, b) === 0, up, down]) {
    let end = start
    while (end + 1 < text.length && follows(text[end] ?? '', text[end + 1] ?? '')) end++
    longest = Math.max(longest, end - start + 1)
  }
  return longest < 3 ? 1 : longest
}
function up(a: string, b: string): boolean {
  return step(a, b) === 1 || KEY_RUNS.some((row) => row.includes(a + b))
}
function down(a: string, b: string): boolean {
  return up(b, a)
}
function step(a: string, b: string): number {
  return (b.codePointAt(0) ?? 0) - (a.codePointAt(0) ?? 0)
}

/** The shortest part whose repetition gives the text: `abcabcabc` is `abc`. */
function repeatedPart(text: string): string {
  const period = `${text}${text}`.indexOf(text, 1)
  return period > 0 ? text.slice(0, period) : text
}

function alphabetOf(password: string): number {
  const classes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[ -/:-@[-`{-~]/, 33],
    [/[^ -~]/u, 60],
  ]
  return classes.reduce((size, [test, letters]) => size + (test.test(password) ? letters : 0), 0) || 1
}
