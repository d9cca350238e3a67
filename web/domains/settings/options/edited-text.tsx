import { useState } from 'react'
import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import type { EditControl } from '#web/ui/edit-control.ts'
import { InlineEdit, type InlineState } from '#web/ui/inline-edit.tsx'
import type { EditResult } from './use-item-edits.ts'

interface EditedTextProps {
  readonly label: string
  readonly value: string
  /** Shown in grey where it is empty. */
  readonly placeholder: string
  readonly onSave: (text: string) => Promise<EditResult>
}

/** A short text edited where it stands; a refused one stays with its reason until it is mended. */
export function EditedText({ label, value, placeholder, onSave }: EditedTextProps) {
  const [state, setState] = useState<InlineState>()
  const save = async (typed: string) => {
    if (typed.trim() === value && state?.status !== 'invalid') return
    const result = await onSave(typed)
    setState(result.ok ? { status: 'saved' } : { status: 'invalid', text: typed, reason: result.reason })
  }
  return (
    <InlineEdit
      label={label}
      placeholder={placeholder}
      state={state}
      onSave={(typed) => void save(String(typed))}
      editor={editorOf(label, value)}
    >
      {value === '' ? undefined : value}
    </InlineEdit>
  )
}

function editorOf(label: string, value: string) {
  return (control: EditControl) => <TextEditor {...control} label={label} value={value} />
}
