// Fields as the settings work with them: the whole record of each, with what roles may do.
import { type CustomField, customKey } from '#contract/custom-fields.ts'
import type { customField, CustomKind } from '#contract/entities/custom-field.ts'
import type { AnyRow, FieldsOf, Stamp } from '#contract/entity.ts'
import type { KindName } from '#contract/kinds/kind.ts'
import type { Language } from '#contract/language.ts'

export type FieldRecord = Stamp & Readonly<FieldsOf<typeof customField>>

/** Only admins come here, and nothing of a field is hidden from them. */
export function asFieldRecords(rows: readonly AnyRow[]): FieldRecord[] {
  return rows as unknown as FieldRecord[]
}

export function asCustom(record: FieldRecord): CustomField {
  return { ...record, isGone: record.deletedAt !== null }
}

export function keyOf({ id }: Pick<FieldRecord, 'id'>): string {
  return customKey(id)
}

/** Its name in the reader's language. */
export function nameOf({ name, names }: Pick<FieldRecord, 'name' | 'names'>, language: Language): string {
  return names?.[language] ?? name
}

/** The kind whose sign it bears. */
export function signOf(kind: CustomKind): KindName {
  if (kind === 'choices') return 'tags'
  if (kind === 'choice') return 'option'
  return kind === 'contact' || kind === 'company' ? 'reference' : kind
}
