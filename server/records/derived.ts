// What is computed from a record and kept beside it: sort keys, folded text, search entries. Never part of a change.
import { type Entity, type Field, titleOf, type Values } from '#contract/entity.ts'
import { emailDomain, emailKey } from '#contract/kinds/emails.ts'
import { fold, wordsOf } from '#contract/kinds/fold.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { baseAmount, type Money } from '#contract/kinds/money.ts'
import { phoneKeys } from '#contract/kinds/phones.ts'
import type { Labelled } from '#contract/kinds/labelled.ts'
import { columnsOf } from './columns.ts'

const MAX_KEY = 200
const MAX_WORDS = 60
const MAX_WORD = 40

/** Text by which people's order puts records; cut, because an index entry has a limit. */
export function sortText(text: string): string {
  return fold(text).slice(0, MAX_KEY).toWellFormed()
}

/** Columns that follow from the fields: the key of the title, keys of sortable fields, the folded texts. */
export function derivedColumns(entity: Entity, values: Values, currency: string): Record<string, unknown> {
  const columns: Record<string, unknown> = {
    name_key: sortText(titleOf(entity, values)),
    folded: foldedTexts(entity, values, currency),
  }
  for (const { field, def, name, sort } of columnsOf(entity)) {
    if (sort === undefined || sort === name) continue
    columns[sort] = sortValue(def, values[field], currency)
  }
  return columns
}

/** What a field is sorted by where that is not the value itself; null where it has none. */
export function sortValue(def: Field, value: unknown, currency: string): string | number | null {
  if (isEmpty(value)) return null
  if (def.kind.sortKey === 'base') return baseAmount(value as Money, currency)
  return sortText(def.kind.searchText?.(value) ?? '')
}

/** Folded text of every field that filters look at as text; lists of addresses and numbers as lines between line breaks. */
function foldedTexts(entity: Entity, values: Values, currency: string): Record<string, string> {
  const folded: Record<string, string> = {}
  for (const { field, def } of columnsOf(entity)) {
    const value = values[field]
    if (isEmpty(value)) continue
    const text =
      def.custom && def.kind.sortKey === 'base' ? baseText(value, currency) : foldedText(def, value)
    if (text !== undefined) folded[field] = text
  }
  return folded
}

/** Amounts of custom fields have no column of their own to be compared by. */
function baseText(value: unknown, currency: string): string | undefined {
  const base = baseAmount(value as Money, currency)
  return base === null ? undefined : String(base)
}

function foldedText(def: Field, value: unknown): string | undefined {
  if (def.kind.name === 'emails')
    return lines((value as readonly Labelled[]).map((each) => emailKey(each.value)))
  if (def.kind.name === 'phones')
    return lines((value as readonly Labelled[]).flatMap((each) => phoneKeys(each.value)))
  return def.kind.searchText && fold(def.kind.searchText(value))
}

function lines(entries: readonly string[]): string {
  return `\n${entries.join('\n')}\n`
}

/** Begins every word that search keeps, so that one index serves all workspaces and entities. */
export function searchMark(workspaceCode: number, entity: Entity): string {
  return `${workspaceCode}.${entity.code}/`
}

/** The owner as a word, so that the index can be asked for words of one owner's records. No typed word holds the sign. */
export function ownerWord(ownerId: unknown): string {
  return typeof ownerId === 'string' ? `@${ownerId.slice(-12)}` : '@'
}

/** Everything that stands in the word index for a record. */
export function indexedWords(
  workspaceCode: number,
  entity: Entity,
  words: readonly string[],
  ownerId: unknown,
): string[] {
  const all = entity.owned ? [...words, ownerWord(ownerId)] : words
  return all.map((word) => searchMark(workspaceCode, entity) + word)
}

/** What search keeps of a record: words without workspace and entity, whole keys, and the terms in which parts are looked up. */
export interface SearchEntry {
  readonly words: readonly string[]
  readonly keys: readonly string[]
  readonly terms: readonly string[]
}

export function searchEntry(entity: Entity, values: Values): SearchEntry {
  const words = new Set(entity.search.words.flatMap((name) => fieldWords(entity.fields[name], values[name])))
  const keys = new Set(entity.search.keys.flatMap((name) => fieldKeys(entity.fields[name], values[name])))
  const digits = [...keys].filter((key) => key.startsWith('p/')).map((key) => key.slice(2))
  const kept = [...words].slice(0, MAX_WORDS)
  return { words: kept, keys: [...keys], terms: [...new Set([...kept, ...digits])] }
}

function fieldWords(def: Field | undefined, value: unknown): string[] {
  if (!def?.kind.searchText || isEmpty(value)) return []
  return wordsOf(def.kind.searchText(value)).map((word) => word.slice(0, MAX_WORD).toWellFormed())
}

/** `m/` a mail address, `d/` a domain, `p/` digits, `r/` the same from the end, so that last digits are a beginning too. */
function fieldKeys(def: Field | undefined, value: unknown): string[] {
  if (!def || isEmpty(value)) return []
  if (def.kind.name === 'domain') return [`d/${fold(String(value))}`]
  const entries = value as readonly Labelled[]
  if (def.kind.name === 'emails')
    return entries.flatMap((each) => [`m/${emailKey(each.value)}`, `d/${fold(emailDomain(each.value))}`])
  return entries
    .flatMap((each) => phoneKeys(each.value))
    .flatMap((digits) => [`p/${digits}`, `r/${reversed(digits)}`])
}

export function reversed(text: string): string {
  return Array.from(text).toReversed().join('')
}
