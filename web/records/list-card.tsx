// A record as a card: for phones one line of a list, else a card on a board. What stands on it follows from the definition.
import { type AnyRow, type Entity, type Field, fieldOf } from '#contract/entity.ts'
import { isEmpty, type KindName } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { CardFace } from '#web/ui/cards/card-face.tsx'
import css from './list.module.css'
import { RecordMark } from './list-title.tsx'
import { useListText } from './list-text.ts'
import { widgetOf } from './widgets/list.ts'

interface RecordCardProps {
  readonly entity: Entity
  readonly row: AnyRow
  readonly meta: MetaView
  readonly refs: Refs
}
interface ChosenFields {
  /** Columns that the list shows, in their order. */
  readonly names: readonly string[]
}

/** Picture, name, one grey line, status. */
export function RecordLine({ entity, row, meta, refs }: RecordCardProps) {
  const text = useListText()
  const [status] = shownFields(entity, entity.columns, meta).filter(
    ({ field }) => field.kind.name === 'option',
  )
  return (
    <CardFace
      mark={<RecordMark entity={entity} title={row.title} size={38} />}
      title={row.title === '' ? text('list.untitled') : row.title}
      subtitle={subtitleOf(entity, row, meta, refs)}
      end={status ? <Value {...status} row={row} meta={meta} refs={refs} /> : null}
    />
  )
}

/** The same, and below it the fields that the list shows first. */
export function RecordCard({ entity, names, row, meta, refs }: RecordCardProps & ChosenFields) {
  const told = new Set(subtitleNames(entity, meta))
  const lines = shownFields(entity, names, meta).filter(
    ({ name, field }) => !told.has(name) && field.kind.name !== 'option' && !isEmpty(row[name]),
  )
  return (
    <div className={css['card']}>
      <div className={css['cardHead']}>
        <RecordLine entity={entity} row={row} meta={meta} refs={refs} />
      </div>
      <dl className={css['cardFields']}>
        {lines.slice(0, CARD_LINES).map(({ name, field }) => (
          <div key={name}>
            <dt>{field.label[meta.language]}</dt>
            <dd>
              <Value name={name} field={field} row={row} meta={meta} refs={refs} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const CARD_LINES = 4
/** Kinds that say in a few words who or what it is; what is typed stands before what is chosen. */
const subtitleKinds: readonly KindName[] = ['text', 'reference', 'domain', 'choice']

interface NamedField {
  readonly name: string
  readonly field: Field
}

/** Those of these fields that the reader sees. */
function shownFields(entity: Entity, names: readonly string[], meta: MetaView): NamedField[] {
  const { hidden } = meta.accessOf(entity)
  return names.flatMap((name) => {
    const field = fieldOf(entity, name)
    return field && !hidden.includes(name) ? [{ name, field }] : []
  })
}

function subtitleNames(entity: Entity, meta: MetaView): string[] {
  return shownFields(entity, entity.columns, meta)
    .filter(({ field }) => subtitleKinds.includes(field.kind.name))
    .toSorted((a, b) => subtitleKinds.indexOf(a.field.kind.name) - subtitleKinds.indexOf(b.field.kind.name))
    .map(({ name }) => name)
    .slice(0, 2)
}

function subtitleOf(entity: Entity, row: AnyRow, meta: MetaView, refs: Refs): string {
  const context = meta.cellContext(refs)
  const words = subtitleNames(entity, meta).flatMap((name) => {
    const value = row[name]
    const kind = fieldOf(entity, name)?.kind
    if (!kind || isEmpty(value)) return []
    if (kind.name === 'reference' && refs[String(value)] === undefined) return []
    return [kind.print(value, context)]
  })
  return words.join(', ')
}

function Value({ name, field, row, meta, refs }: NamedField & Omit<RecordCardProps, 'entity'>) {
  const { Show } = widgetOf(field)
  return <Show value={row[name]} field={field} meta={meta} refs={refs} layout="cell" />
}
