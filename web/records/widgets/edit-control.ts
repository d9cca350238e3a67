// Fits the editors of the design system to the props of a widget.
import type { EditControl } from '#web/ui/edit-control.ts'
import { settleText, settleValue } from './read-value.ts'
import type { EditProps } from './widget.ts'

/** For editors that commit a text, or null for none. */
export function textControl<Value>(props: EditProps<Value>): EditControl {
  return {
    initial: props.initialText ?? null,
    error: props.error,
    commit: (typed, then) => settleText(props, typeof typed === 'string' ? typed : '', then),
    cancel: () => props.onCancel(),
  }
}

/** For editors that commit a chosen value, or null. */
export function choiceControl<Value>(props: EditProps<Value>): EditControl {
  return {
    initial: props.initialText ?? null,
    error: props.error,
    commit: (value, then) => settleValue(props, value, typeof value === 'string' ? value : '', then),
    cancel: () => props.onCancel(),
  }
}

/** Name of the field in the reader's language. */
export function labelOf({ field, meta }: Pick<EditProps, 'field' | 'meta'>): string {
  return field.label[meta.language]
}

/** The value as the text of a cell; empty where there is none. */
export function printed<Value>({ value, field, meta, refs }: EditProps<Value>): string {
  return value === null || value === undefined ? '' : field.kind.print(value, meta.cellContext(refs))
}
