// From what was typed or chosen to a stored value, or to the reason why not, with the contract's own rules and words.
import { fieldErrors } from '#contract/errors.ts'
import type { Field } from '#contract/entity.ts'
import { type CellContext, fieldErrorCodes, type FieldErrorCode, isEmpty } from '#contract/kinds/kind.ts'
import { fill, type Language } from '#contract/language.ts'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import type { EditProps } from './widget.ts'

export type ReadValue<Value = unknown> =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly reason: string }

/** Reads a cell's text as a value of the field; blank text empties it. */
export function readText(field: Field, text: string, context: CellContext): ReadValue {
  if (text.trim() === '') return emptied(field, context.language)
  const parsed = field.kind.parse(text, context)
  if (!parsed.ok) return refusal(field, parsed.code, context.language, parsed.values)
  return isEmpty(parsed.value) ? emptied(field, context.language) : { ok: true, value: parsed.value }
}

/** Reads a value that an editor has put together; null and the empty list empty the field. */
export function readCandidate(field: Field, candidate: unknown, language: Language): ReadValue {
  if (isEmpty(candidate)) return emptied(field, language)
  const read = field.kind.input.safeParse(candidate)
  if (!read.success) return refusal(field, codeOf(read.error.issues[0]?.message), language)
  return isEmpty(read.data) ? emptied(field, language) : { ok: true, value: read.data }
}

/** The sentence for a code, with the limits of the field filled in. */
export function reasonOf(
  field: Field,
  code: FieldErrorCode,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { max, min, decimals } = field.kind.options
  const limit = code === 'bad-decimals' ? decimals : max
  return fill(fieldErrors[code][language], {
    ...(limit === undefined ? {} : { max: limit }),
    ...(min === undefined ? {} : { min }),
    ...values,
    ...(code === 'bad-decimals' && values['decimals'] !== undefined ? { max: values['decimals'] } : {}),
  })
}

/** Ends an edit with a text: committed as the value it says, or refused in words. */
export function settleText<Value>(props: EditProps<Value>, text: string, then?: AfterCommit): void {
  const context = props.meta.cellContext(props.refs)
  settle(props, text, readText(props.field, text, context) as ReadValue<Value>, then)
}

/** Ends an edit with a value; `typed` is what stays in sight if it is refused. */
export function settleValue<Value>(
  props: EditProps<Value>,
  candidate: unknown,
  typed: string,
  then?: AfterCommit,
): void {
  const { language } = props.meta
  settle(props, typed, readCandidate(props.field, candidate, language) as ReadValue<Value>, then)
}

/** The kind of the props' own field has read it, so it is a value of that kind. */
function settle<Value>(
  props: EditProps<Value>,
  typed: string,
  read: ReadValue<Value>,
  then: AfterCommit | undefined,
): void {
  if (read.ok) props.onCommit(read.value, then)
  else props.onRefuse(typed, read.reason)
}

function emptied(field: Field, language: Language): ReadValue {
  if (field.required) return refusal(field, 'required', language)
  return { ok: true, value: field.kind.empty }
}

function refusal(
  field: Field,
  code: FieldErrorCode,
  language: Language,
  values?: Readonly<Record<string, string | number>>,
): ReadValue {
  return { ok: false, reason: reasonOf(field, code, language, values) }
}

function codeOf(message: string | undefined): FieldErrorCode {
  return fieldErrorCodes.find((code) => code === message) ?? 'bad-value'
}
