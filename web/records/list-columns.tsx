// The columns of an entity's grid: its name, every field that the reader sees, and the stamp.
import { useMemo } from 'react'
import { type AnyRow, type Entity, type Field, fieldOf } from '#contract/entity.ts'
import { moment } from '#contract/kinds/moment.ts'
import { user } from '#contract/kinds/user.ts'
import { isEmpty, type Kind, type KindName } from '#contract/kinds/kind.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { MetaView } from '#web/api/meta-view.ts'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { EditorProps, GridColumn } from '#web/ui/grid/grid-column.ts'
import { KindIcon } from './list-kind-icon.tsx'
import { lockedReason } from './list-access.ts'
import { isSortable } from './list-address.ts'
import type { ListSource } from './list-source.ts'
import { stampLabels } from './list-stamps.ts'
import { type ListText, useListText } from './list-text.ts'
import { TitleCell, TitleEditor } from './list-title.tsx'
import { widgetOf } from './widgets/list.ts'

export type ListColumn = GridColumn<AnyRow>

export const TITLE = 'title'
const stampKinds: Readonly<Record<string, Kind>> = {
  createdAt: moment(),
  createdBy: user(),
  updatedAt: moment(),
}

interface ColumnParts {
  readonly entity: Entity
  readonly source: ListSource
  readonly cellStates: CellStates
  readonly meta: MetaView
  readonly text: ListText
}

/** The same columns until the list, the workspace's data or the language changes. */
export function useListColumns(
  entity: Entity,
  source: ListSource,
  cellStates: CellStates,
): readonly ListColumn[] {
  const meta = useMeta()
  const text = useListText()
  return useMemo(() => {
    const parts = { entity, source, cellStates, meta, text }
    return columnNames(entity, meta.accessOf(entity).hidden).map((name) => columnOf(name, parts))
  }, [entity, source, cellStates, meta, text])
}

/** All columns in their usual order: name, those of the definition, the other fields, the stamp. */
export function columnNames(entity: Entity, hidden: readonly string[]): string[] {
  const [onlyPart, ...moreParts] = entity.title
  const isTitleItself = (name: string) => moreParts.length === 0 && name === onlyPart
  const rest = Object.keys(entity.fields).filter((name) => !entity.columns.includes(name))
  const fields = [...entity.columns, ...rest].filter((name) => !hidden.includes(name) && !isTitleItself(name))
  return [TITLE, ...fields, ...Object.keys(stampKinds)]
}

/** What is shown before anyone chose: the columns of the definition. */
export function usualColumns(entity: Entity, hidden: readonly string[]): string[] {
  return [TITLE, ...entity.columns.filter((name) => !hidden.includes(name))]
}

function columnOf(name: string, parts: ColumnParts): ListColumn {
  if (name === TITLE) return titleColumn(parts)
  const field = fieldOf(parts.entity, name)
  return field ? fieldColumn(name, field, parts) : stampColumn(name, parts)
}

function titleColumn({ entity, meta, text, cellStates }: ColumnParts): ListColumn {
  const [first = ''] = entity.title
  const { hidden, readOnly } = meta.accessOf(entity)
  const parts = entity.title.filter((name) => !hidden.includes(name) && !readOnly.includes(name))
  return {
    id: TITLE,
    label: stampLabels.title[meta.language],
    icon: <KindIcon name="title" />,
    width: 220,
    minWidth: 140,
    isName: true,
    pinned: true,
    sortable: true,
    readOnly: (row) => lockedReason(entity, parts[0] ?? first, row, meta, text),
    render: (row) => <TitleCell entity={entity} row={row} />,
    text: (row) => row.title,
    editor: (props) => (
      <TitleEditor {...refusing(props, cellStates)} entity={entity} meta={meta} parts={parts} />
    ),
  }
}

function fieldColumn(name: string, field: Field, parts: ColumnParts): ListColumn {
  const { entity, source, meta, text, cellStates } = parts
  const { Show, Edit, align } = widgetOf(field)
  return {
    id: name,
    label: field.label[meta.language],
    icon: <KindIcon name={field.kind.name} />,
    width: widths[field.kind.name] ?? 170,
    ...(align ? { align } : {}),
    sortable: isSortable(entity, name),
    readOnly: (row) => lockedReason(entity, name, row, meta, text),
    render: (row) => <Show value={row[name]} field={field} meta={meta} refs={source.refs} layout="cell" />,
    text: (row) => printed(field.kind, row[name], parts),
    editor: (props) => {
      const { row, initial, error, commit, cancel, onRefuse } = refusing(props, cellStates)
      return (
        <Edit
          value={row[name]}
          field={field}
          meta={meta}
          refs={source.refs}
          entity={entity}
          layout="cell"
          initialText={initial}
          error={error}
          onCommit={commit}
          onRefuse={onRefuse}
          onCancel={cancel}
          onRefs={(refs) => source.learnRefs(refs)}
        />
      )
    },
  }
}

function stampColumn(name: string, parts: ColumnParts): ListColumn {
  const { entity, source, meta, text } = parts
  const kind = stampKinds[name] ?? moment()
  const label = stampLabels[name as keyof typeof stampLabels]
  const field: Field = {
    kind,
    label,
    required: false,
    sort: false,
    unique: false,
    computed: true,
    section: '',
  }
  const { Show } = widgetOf(field)
  return {
    id: name,
    label: label[meta.language],
    icon: <KindIcon name={kind.name} />,
    width: widths[kind.name] ?? 170,
    sortable: isSortable(entity, name),
    readOnly: () => text('list.lockedComputed'),
    render: (row) => <Show value={row[name]} field={field} meta={meta} refs={source.refs} layout="cell" />,
    text: (row) => printed(kind, row[name], parts),
  }
}

function printed(kind: Kind, value: unknown, { meta, source }: ColumnParts): string {
  return isEmpty(value) ? '' : kind.print(value, meta.cellContext(source.refs))
}

/** A refused text stays in its cell, red, with the reason; giving up takes the mark away with it. */
function refusing(props: EditorProps<AnyRow>, states: CellStates) {
  const { row, column } = props
  return {
    ...props,
    cancel: () => {
      if (states.get(row.id, column.id)?.status === 'invalid') states.clear(row.id, column.id)
      props.cancel()
    },
    onRefuse: (typed: string, reason: string) => {
      states.set(row.id, column.id, { status: 'invalid', text: typed, reason })
      props.cancel()
    },
  }
}

const widths: Partial<Record<KindName, number>> = {
  emails: 220,
  phones: 160,
  tags: 200,
  reference: 180,
  user: 160,
  option: 140,
  choice: 120,
  number: 110,
  money: 140,
  yesNo: 110,
  day: 130,
  moment: 180,
  longText: 260,
  address: 260,
  url: 200,
}
