// One line of text in some of the languages of the product.
import { z } from 'zod'
import { languages, type Language } from '#contract/language.ts'
import { fold } from './fold.ts'
import type { CellContext, Kind, Parsed } from './kind.ts'
import { containsOperators } from './long-text.ts'
import { readBy, refused } from './parsed.ts'
import { joinBars, splitBars } from './separated.ts'
import { matchesText } from './text-filter.ts'
import { blankToNull, lineSchema } from './text.ts'

export type LocalText = { [L in Language]?: string }

/** Texts per language; a language without one is absent, and none at all is no value. */
export function localText(options: { max?: number } = {}): Kind<LocalText> {
  const max = options.max ?? 200
  const input = localInput(max)
  return {
    name: 'localText',
    options: { max },
    wire: z.object({ en: z.string().exactOptional(), es: z.string().exactOptional() }),
    input,
    empty: null,
    column: 'jsonb',
    sortKey: 'none',
    operators: containsOperators,
    same: (a, b) => languages.every((language) => a[language] === b[language]),
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(allTexts(value)), operator, operand),
    print: (value) =>
      joinBars(languages.flatMap((each) => (value[each] === undefined ? [] : [`${each}: ${value[each]}`]))),
    parse: (cell, context) => parseLocal(cell, input, max, context),
    searchText: allTexts,
  }
}

function localInput(max: number): z.ZodType<LocalText | null> {
  const text = z.preprocess(blankToNull, lineSchema(max).nullable()).optional()
  return z.strictObject({ en: text, es: text }, 'wrong-type').transform((texts) => {
    const found: LocalText = {}
    for (const language of languages) {
      const each = texts[language]
      if (each !== null && each !== undefined) found[language] = each
    }
    return Object.keys(found).length === 0 ? null : found
  })
}

function allTexts(value: LocalText): string {
  return languages.flatMap((language) => value[language] ?? []).join(' ')
}

/** `en: Lead | es: Cliente`; a cell that names no language is in the reader's. */
function parseLocal(
  cell: string,
  input: z.ZodType<LocalText | null>,
  max: number,
  context: CellContext,
): Parsed<LocalText> {
  const found: LocalText = {}
  const parts = splitBars(cell)
  for (const part of parts) {
    const [, name, text] = /^(\w\w)\s*:\s*(.*)$/s.exec(part) ?? []
    const language = languages.find((each) => each === name?.toLowerCase())
    if (language === undefined && parts.length > 1) return refused('bad-text', cell)
    const key = language ?? context.language
    if (found[key] !== undefined) return refused('duplicate', cell)
    found[key] = language === undefined ? part : (text ?? '')
  }
  return readBy(input, found, cell, { max })
}
