// Texts that break naive code, and a world around cells: for tests.
import * as fc from 'fast-check'
import { languages } from '#contract/language.ts'
import type { CellContext, LabelSource } from './kind.ts'

/** Characters that separate, escape, combine, turn the direction or look like nothing. */
const PIECES: readonly string[] = [
  ...Array.from('"\',;:|\\<>()=+-@%_./# \t\n\u00a0\u2028\u3000\u200b\u200d\ufeff'),
  ...'$1 $& \\\\ مرحبا שלום \u202eabc\u202c e\u0301 é ñ Ñ ß ẞ Ø İ ı ﬁ Σς 한국 日本 Å 👩‍👩‍👧 🏳️‍🌈 𝒳 a Z 0 1.5'.split(
    ' ',
  ),
  ...'en: es:x ext ;ext=1 <b@c.de> =1+1 null __proto__'.split(' '),
  '\r\n',
  '  ',
]
/** Never allowed in any text. */
export const FORBIDDEN = ['\0', '\u0007', '\u001b', '\u007f', '\ud800', '\udc00x']

/** Mixtures of the pieces above and of everything that Unicode has. */
export function nastyText(maxPieces = 12): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 2 }),
  )
  return fc.array(piece, { maxLength: maxPieces }).map((pieces) => pieces.join(''))
}

export const anyContext: fc.Arbitrary<CellContext> = fc
  .record({
    language: fc.constantFrom(...languages),
    zone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/Caracas', 'Asia/Kathmandu', 'Pacific/Apia'),
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF'),
    country: fc.constantFrom('DE', 'ES', 'US', 'IT', 'XX'),
  })
  .map((world) => ({ ...world, label, find }))

/** A context in which every target is called after its id. */
export function contextIn(settings: Partial<CellContext> = {}): CellContext {
  return { language: 'en', zone: 'Europe/Berlin', currency: 'EUR', country: 'DE', label, find, ...settings }
}

const NAME = 'Name, "of"; \\'

function label(_source: LabelSource, id: string): string {
  return `${NAME} ${id}`
}

function find(_source: LabelSource, name: string): readonly string[] {
  return name.startsWith(NAME) ? [name.slice(NAME.length + 1)] : []
}
