// What stands in the form of a field, and what of it is sent. Pure.
import { type CustomField, isChosenFrom, kindOfCustom } from '#contract/custom-fields.ts'
import { customField, type CustomKind } from '#contract/entities/custom-field.ts'
import type { Values } from '#contract/entity.ts'
import { fold } from '#contract/kinds/fold.ts'
import { isEmpty, type CellContext, type Kind } from '#contract/kinds/kind.ts'
import { languages, type Language } from '#contract/language.ts'
import { readText } from '#web/records/widgets/read-value.ts'
import type { FieldRecord } from './field-record.ts'

export interface FieldDraft extends Readonly<Record<Language, string>> {
  readonly kind: CustomKind
  /** Where the server's word on the name is put. */
  readonly name: string
  readonly help: string
  readonly section: string | null
  readonly mandatory: boolean
  readonly sortable: boolean
  readonly searchable: boolean
  readonly initial: unknown
  readonly decimals: string
  readonly min: string
  readonly max: string
  readonly managerAccess: FieldRecord['managerAccess']
  readonly repAccess: FieldRecord['repAccess']
  readonly readOnlyAccess: FieldRecord['readOnlyAccess']
  /** What can be chosen, one a line; only of a field to be made. */
  readonly choices: string
}

export const emptyDraft: FieldDraft = {
  kind: 'text',
  en: '',
  es: '',
  name: '',
  help: '',
  section: null,
  mandatory: false,
  sortable: false,
  searchable: false,
  initial: null,
  decimals: '0',
  min: '',
  max: '',
  managerAccess: 'write',
  repAccess: 'write',
  readOnlyAccess: 'write',
  choices: '',
}

/** The form of a field that is there; `home` is the language of the workspace, whose name stands in for the others. */
export function draftOf(field: FieldRecord, home: Language, context: CellContext): FieldDraft {
  const { names, help, decimals, min, max } = field
  const text = (bound: Bound, value: number | null) =>
    value === null ? '' : customField.fields[bound].kind.print(value, context)
  return {
    ...emptyDraft,
    ...field,
    en: names?.en ?? (home === 'en' ? field.name : ''),
    es: names?.es ?? (home === 'es' ? field.name : ''),
    name: '',
    help: help ?? '',
    decimals: text('decimals', decimals),
    min: text('min', min),
    max: text('max', max),
  }
}

const bounds = ['decimals', 'min', 'max'] as const
export type Bound = (typeof bounds)[number]

/** A limit as it is typed; nothing for a blank one. */
export function readBound(draft: FieldDraft, bound: Bound, context: CellContext) {
  return readText(customField.fields[bound], draft[bound], context)
}

/** The kind as the form describes it, for the input of its default. */
export function kindOfDraft(draft: FieldDraft, id: string, context: CellContext): Kind {
  const limits = Object.fromEntries(bounds.map((bound) => [bound, numberIn(draft, bound, context)]))
  return kindOfCustom({ ...limits, kind: draft.kind, id } as unknown as CustomField)
}

/** What the server is to hold; the same for a new field and one that is there. */
export function valuesOf(draft: FieldDraft, home: Language, context: CellContext): Values {
  const names = languages.map((each) => [each, draft[each].trim()] as const).filter(([, name]) => name !== '')
  const limits = Object.fromEntries(bounds.map((bound) => [bound, numberIn(draft, bound, context)]))
  return {
    name: draft[home].trim(),
    names: names.some(([each]) => each !== home) ? Object.fromEntries(names) : null,
    help: draft.help.trim() || null,
    section: draft.section,
    mandatory: draft.mandatory,
    sortable: draft.sortable,
    searchable: draft.searchable,
    initial: isEmpty(draft.initial) ? null : draft.initial,
    ...limits,
    managerAccess: draft.managerAccess,
    repAccess: draft.repAccess,
    readOnlyAccess: draft.readOnlyAccess,
  }
}

/** Only what differs, so that two admins at the same field do not undo each other. */
export function changesOf(field: FieldRecord, values: Values): Values {
  const before: Values = { ...field }
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  )
}

/** The choices of a new field in their order, each once. */
export function choicesOf(draft: FieldDraft): string[] {
  if (!isChosenFrom(draft)) return []
  const lines = draft.choices.split(/\r?\n|\t/).map((line) => line.trim().slice(0, 60))
  return [...new Map(lines.filter(Boolean).map((line) => [fold(line), line])).values()]
}

function numberIn(draft: FieldDraft, bound: Bound, context: CellContext): number | null {
  if (draft.kind !== 'number') return null
  const read = readBound(draft, bound, context)
  return read.ok && typeof read.value === 'number' ? read.value : null
}
