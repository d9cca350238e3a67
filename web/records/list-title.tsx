// The first column: the name a record is known by, with its picture, edited as the fields that make it up.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { type AnyRow, type Entity, fieldOf } from '#contract/entity.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import type { EditorProps } from '#web/ui/grid/grid-column.ts'
import css from './list.module.css'
import { useListText } from './list-text.ts'
import { PartsEditor } from './widgets/parts-editor.tsx'
import { readText } from './widgets/read-value.ts'

/** Names of several parts are those of people; they get a round picture. */
export function isPersonal(entity: Entity): boolean {
  return entity.title.length > 1
}

export function RecordMark({ entity, title, size }: { entity: Entity; title: string; size?: number }) {
  return (
    <Avatar
      name={title === '' ? '?' : title}
      isSquare={!isPersonal(entity)}
      {...(size === undefined ? {} : { size })}
    />
  )
}

export function TitleCell({ entity, row }: { entity: Entity; row: AnyRow }) {
  const text = useListText()
  return (
    <>
      <RecordMark entity={entity} title={row.title} />
      {row.title === '' ? (
        <span className={css['quiet']}>{text('list.untitled')}</span>
      ) : (
        <span className={css['strong']}>{row.title}</span>
      )}
    </>
  )
}

type TitleEditorProps = EditorProps<AnyRow> & {
  entity: Entity
  meta: MetaView
  /** The parts that this reader may write. */
  parts: readonly string[]
  onRefuse: (typed: string, reason: string) => void
}

/** Commits the changed parts by name. */
export function TitleEditor(props: TitleEditorProps) {
  const { entity, meta, row, parts, initial, error, commit, cancel, onRefuse } = props
  const [only = '', ...more] = parts
  const label = (name: string) => fieldOf(entity, name)?.label[meta.language] ?? name
  const [typed, setTyped] = useState(() => Object.fromEntries(parts.map((name) => [name, partOf(row, name)])))
  const save = (texts: Readonly<Record<string, string>>, then: Parameters<typeof commit>[1]) => {
    const values: Record<string, unknown> = {}
    for (const name of parts) {
      const field = fieldOf(entity, name)
      if (!field || texts[name] === partOf(row, name)) continue
      const read = readText(field, texts[name] ?? '', meta.cellContext({}))
      if (!read.ok) return onRefuse(parts.map((part) => texts[part] ?? '').join(' '), read.reason)
      values[name] = read.value
    }
    commit(values, then)
  }
  if (more.length === 0) {
    return (
      <TextEditor
        label={label(only)}
        value={partOf(row, only)}
        initial={initial}
        error={error}
        commit={(value, then) => save({ [only]: typeof value === 'string' ? value : '' }, then)}
        cancel={cancel}
      />
    )
  }
  return (
    <PartsEditor
      label={label('title')}
      shown={row.title}
      error={error}
      onSave={(then) => save(typed, then)}
      onCancel={cancel}
    >
      {parts.map((name, at) => (
        <TextInput
          key={name}
          label={label(name)}
          data-autofocus={at === 0 || undefined}
          autoComplete="off"
          value={typed[name] ?? ''}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
    </PartsEditor>
  )
}

function partOf(row: AnyRow, name: string): string {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}
