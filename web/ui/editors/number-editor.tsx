import type { EditControl } from '#web/ui/edit-control.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { parseNumber } from '#web/ui/format.ts'
import { TextEditor } from './text-editor.tsx'

type NumberEditorProps = EditControl & {
  label: string
  value: number | null
  /** Digits after the point in which the value is written to begin with. */
  digits?: number
}

/** A number as people type it; commits a number, null for nothing, and the text itself where it is none. */
export function NumberEditor({ value, digits, ...rest }: NumberEditorProps) {
  const format = useFormat()
  const written = value === null ? '' : plainNumber(value, format.locale, digits)
  const read = (text: string) => (text.trim() === '' ? null : (parseNumber(text, format.locale) ?? text))
  return <TextEditor {...rest} value={written} read={read} inputMode="decimal" align="end" />
}

/** Without groups, so that it can be edited without minding them. */
function plainNumber(value: number, locale: string, digits: number | undefined) {
  const fixed = digits === undefined ? {} : { minimumFractionDigits: digits }
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20, ...fixed }).format(
    value,
  )
}
