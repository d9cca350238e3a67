// One of a closed list of values that the product defines.
import { z } from 'zod'
import { languages, type Label } from '#contract/language.ts'
import { fold } from './fold.ts'
import type { Kind, Parsed } from './kind.ts'
import { matchesOne, oneOperators } from './one-of.ts'

/** A choice with a label per value and language; stored is the value. */
export function choice<const Value extends string>(choices: Readonly<Record<Value, Label>>): Kind<Value> {
  const values = Object.keys(choices) as [Value, ...Value[]]
  return {
    name: 'choice',
    options: { choices: values },
    choiceLabels: choices,
    wire: z.enum(values),
    input: z.enum(values, 'bad-choice'),
    empty: null,
    column: 'text',
    sortKey: 'none',
    operators: oneOperators,
    same: (a, b) => a === b,
    matches: matchesOne,
    print: (value, context) => choices[value][context.language],
    parse: (cell) => parseChoice(cell, values, choices),
  }
}

function parseChoice<Value extends string>(
  cell: string,
  values: readonly Value[],
  choices: Readonly<Record<Value, Label>>,
): Parsed<Value> {
  const wanted = fold(cell)
  const found = values.find(
    (value) =>
      fold(value) === wanted || languages.some((language) => fold(choices[value][language]) === wanted),
  )
  return found === undefined
    ? { ok: false, code: 'bad-choice', values: { value: cell.slice(0, 60) } }
    : { ok: true, value: found }
}
