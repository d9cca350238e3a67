// How much a text looks as if it had been read in the right one of the encodings of one byte for each letter.
import type { LetterEncoding } from './alphabets.ts'
import { textDecoder } from './code-pages.ts'

/** Signs that are not followed by a letter. */
const trailing = '’”»®™°ºª©€%'
const typographic = '‘’“”„«»–—…•€£§©®°ºª¿¡·™№\u00A0'

/** Between 1, every sign beyond ASCII is at its place, and below 0. */
export function scoreLetters(
  bytes: Uint8Array,
  { encoding, alphabets, common = '' }: LetterEncoding,
): number {
  const text = textDecoder(encoding).decode(bytes)
  const signs = [...text.matchAll(/\P{ASCII}/gu)]
  if (signs.length === 0) return 0
  const best = bestAlphabet(signs, alphabets)
  const scores = signs.map(({ 0: sign, index }) => {
    const around = { before: text[index - 1] ?? '', after: text[index + 1] ?? '' }
    if (isSign(sign)) return scoreSign(sign, around)
    const letter = sign.toLowerCase()
    const known =
      best.includes(letter) || best.includes(sign)
        ? 1
        : alphabets.some((other) => other.includes(letter))
          ? 0.6
          : -0.5
    return known + (common.includes(letter) ? 0.2 : 0) - strangeness(sign, around)
  })
  // A few signs prove little: what is usual counts for more.
  return scores.reduce((sum, score) => sum + score, 0) / (signs.length + 1)
}

/** No letter of a word: the ordinal signs are letters for Unicode alone. */
function isSign(sign: string): boolean {
  return 'ºª'.includes(sign) || !/\p{L}|\p{M}/u.test(sign)
}

interface Around {
  readonly before: string
  readonly after: string
}

function bestAlphabet(signs: readonly RegExpExecArray[], alphabets: readonly string[]): string {
  const letters = signs.map(([sign]) => sign.toLowerCase())
  const hits = (alphabet: string) => letters.filter((letter) => alphabet.includes(letter)).length
  return alphabets.reduce((best, alphabet) => (hits(alphabet) > hits(best) ? alphabet : best), '')
}

function scoreSign(sign: string, { before, after }: Around): number {
  if (/[\p{C}\uFFFD]/u.test(sign)) return -3
  const isWithin = /\p{L}/u.test(before) && /\p{L}/u.test(after) && !'ºª'.includes(sign)
  if (isWithin) return '’·'.includes(sign) ? 0.5 : -1
  if (trailing.includes(sign) && /\p{L}/u.test(after)) return -0.5
  return typographic.includes(sign) ? 0.8 : -0.7
}

/** A capital within a word, letters of two scripts side by side, a letter alone or at a digit. */
function strangeness(sign: string, { before, after }: Around): number {
  const isLatin = (text: string) => /\p{Script=Latin}/u.test(text)
  const capital = /\p{Lu}/u
  const small = /\p{Ll}/u
  if ((small.test(before) && capital.test(sign)) || (small.test(sign) && capital.test(after))) return 1.5
  if (/\d/.test(before)) return 1
  if (!/\p{L}|\p{M}/u.test(before + after)) return 0.4
  const mixes = [before, after].some((near) => /\p{L}/u.test(near) && isLatin(near) !== isLatin(sign))
  return mixes ? 1.5 : 0
}
