// The list editor behind e-mails and phones: each entry with its label, the first one being the main one.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Labelled } from '#contract/kinds/labelled.ts'
import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { useRecordText } from '#web/records/record-page-text.ts'
import { labelOf, printed, textControl } from './edit-control.ts'
import { PartsEditor } from './parts-editor.tsx'
import { readCandidate } from './read-value.ts'
import type { EditProps } from './widget.ts'
import css from './widgets.module.css'

type LabelledEditorProps = EditProps<Labelled[]> & {
  type: 'email' | 'tel'
  entryLabel: string
  /** Brings what was typed into the form that is stored, as far as that needs to know the workspace. */
  complete: (value: string) => string
}

type Entry = { key: number; value: string; label: string }

/** A cell takes one line, entries parted by commas; a field opens a list. */
export function LabelledEditor(props: LabelledEditorProps) {
  if (props.layout === 'field' && props.initialText == null) return <EntriesEditor {...props} />
  return <TextEditor {...textControl(props)} label={labelOf(props)} value={printed(props)} />
}

function EntriesEditor(props: LabelledEditorProps) {
  const { field, meta, value, complete } = props
  const text = useRecordText()
  const suggestions = useId()
  const [entries, setEntries] = useState<readonly Entry[]>(() => entriesOf(value ?? []))
  const [error, setError] = useState(props.error)

  const sent = entries.map((entry) => ({ value: complete(entry.value), label: entry.label }))
  const save = (then: 'down' | 'up' | 'left' | 'right' | 'stay') => {
    const read = readCandidate(
      field,
      sent.filter((entry) => entry.value.trim() !== ''),
      meta.language,
    )
    if (read.ok) props.onCommit(read.value as Labelled[], then)
    else props.onRefuse(sent.map((entry) => entry.value).join(', '), read.reason)
  }
  const change = (key: number, part: Partial<Entry>) => {
    setError(undefined)
    setEntries((now) => now.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)))
  }
  const add = () => setEntries((now) => [...now, blank(now)])
  return (
    <PartsEditor
      label={labelOf(props)}
      shown={printed(props)}
      error={error}
      isWide
      onSave={save}
      onCancel={() => props.onCancel()}
      action={
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          {text('widget.addEntry')}
        </Button>
      }
    >
      {entries.map((entry, at) => (
        <div key={entry.key} className={css['row']}>
          <TextInput
            aria-label={props.entryLabel}
            type={props.type}
            autoFocus={at === entries.length - 1}
            data-autofocus={at === entries.length - 1 || undefined}
            value={entry.value}
            onChange={(event) => change(entry.key, { value: event.currentTarget.value })}
          />
          <TextInput
            className={css['short'] ?? ''}
            aria-label={text('widget.label')}
            placeholder={text('widget.labelHint')}
            list={suggestions}
            value={entry.label}
            onChange={(event) => change(entry.key, { label: event.currentTarget.value })}
          />
          <ActionIcon
            size={24}
            tabIndex={-1}
            disabled={at === 0}
            aria-label={text('widget.makeMain', { value: entry.value })}
            title={text('widget.makeMain', { value: entry.value })}
            onClick={() => setEntries((now) => [entry, ...now.filter((other) => other !== entry)])}
          >
            <IconArrowUp size={14} />
          </ActionIcon>
          <ActionIcon
            size={24}
            tabIndex={-1}
            aria-label={text('widget.removeEntry', { value: entry.value })}
            title={text('widget.removeEntry', { value: entry.value })}
            onClick={() => setEntries((now) => orBlank(now.filter((other) => other !== entry)))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </PartsEditor>
  )
}

/** One blank line to type in where there is nothing yet. */
function entriesOf(value: readonly Labelled[]): readonly Entry[] {
  return orBlank(value.map((entry, key) => ({ key, value: entry.value, label: entry.label ?? '' })))
}

function orBlank(entries: readonly Entry[]): readonly Entry[] {
  return entries.length > 0 ? entries : [blank([])]
}

function blank(entries: readonly Entry[]): Entry {
  return { key: Math.max(-1, ...entries.map((entry) => entry.key)) + 1, value: '', label: '' }
}
