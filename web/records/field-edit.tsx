// One field of a record where it stands: its value, or the editor of its kind after a click or Enter.
import { IconCheck, IconLock, IconPencil } from '@tabler/icons-react'
import { type RefObject, useEffect, useId, useRef } from 'react'
import type { AnyRow, Entity, Field } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import css from './field.module.css'
import type { FieldProgress } from './field-save.ts'
import { useRecordText } from './record-page-text.ts'
import { widgetOf } from './widgets/list.ts'

export interface FieldEditProps {
  readonly entity: Entity
  readonly name: string
  readonly field: Field
  readonly record: AnyRow
  readonly refs: Refs
  readonly progress: FieldProgress | undefined
  /** Why it cannot be edited; undefined where it can. */
  readonly readOnly: string | undefined
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** The editor was left; `then` says in which direction. Answers whether another field was opened instead. */
  readonly onLeave: (then: AfterCommit) => boolean
  readonly onSave: (value: unknown, version: number, refs: Refs) => void
  readonly onRefuse: (typed: string, reason: string) => void
}

export function FieldEdit(props: FieldEditProps) {
  const { isOpen, readOnly } = props
  const opener = useRef<HTMLButtonElement>(null)
  /** Focus comes back to the value when the editor was left by a key; a click has taken it elsewhere. */
  const takesFocus = useRef(false)
  useEffect(() => {
    if (isOpen || !takesFocus.current) return
    takesFocus.current = false
    opener.current?.focus({ preventScroll: true })
  }, [isOpen])
  const leave = (then: AfterCommit) => {
    const isElsewhere = props.onLeave(then)
    takesFocus.current = !isElsewhere && then !== 'stay'
    return isElsewhere
  }
  if (isOpen && readOnly === undefined) return <OpenField {...props} onLeave={leave} />
  return <ShutField {...props} opener={opener} />
}

function OpenField(props: FieldEditProps) {
  const { entity, field, record, progress, onLeave, onSave, onRefuse } = props
  const meta = useMeta()
  const { Edit } = widgetOf(field)
  const value = valueNow(props)
  // What the person saw when they began: a value that someone else writes meanwhile is a conflict.
  const version = useRef(record.version)
  const learnt = useRef<Refs>({})
  const invalid = progress?.status === 'invalid' ? progress : undefined
  return (
    <div className={css['editor']} data-invalid={invalid ? '' : undefined}>
      <Edit
        entity={entity}
        field={field}
        meta={meta}
        refs={refsNow(props)}
        layout="field"
        value={value}
        initialText={invalid?.text ?? null}
        error={invalid?.reason}
        onRefs={(refs) => (learnt.current = { ...learnt.current, ...refs })}
        onCommit={(next, then = 'down') => {
          onLeave(then)
          if (invalid || !isSame(field, value, next)) onSave(next, version.current, learnt.current)
        }}
        onRefuse={(typed, reason) => {
          onLeave('down')
          onRefuse(typed, reason)
        }}
        onCancel={() => onLeave('down')}
      />
    </div>
  )
}

function ShutField(props: FieldEditProps & { opener: RefObject<HTMLButtonElement | null> }) {
  const { field, record, readOnly, progress, onOpen, opener } = props
  const meta = useMeta()
  const text = useRecordText()
  const shownId = useId()
  const { Show, hasLinks = false } = widgetOf(field)
  const value = valueNow(props)
  const invalid = progress?.status === 'invalid' ? progress : undefined
  const label = field.label[meta.language]
  // Where nothing of the record can be edited, the page says so once.
  const isOneOfFew = record.deletedAt === null && record.can.length > 0
  const shown = isEmpty(value) ? (
    <span className={css['placeholder']}>{readOnly === undefined ? text('record.addValue') : '–'}</span>
  ) : (
    <Show value={value} field={field} meta={meta} refs={refsNow(props)} layout="field" />
  )
  return (
    <div className={css['holder']}>
      <div
        className={css['value']}
        data-locked={readOnly === undefined ? undefined : ''}
        data-invalid={invalid ? '' : undefined}
        data-pending={progress?.status === 'pending' ? '' : undefined}
        title={readOnly}
      >
        {readOnly === undefined ? (
          <button
            ref={opener}
            type="button"
            className={css['opener']}
            aria-label={text('record.editField', { label })}
            aria-describedby={shownId}
            data-beside-links={hasLinks && !isEmpty(value) ? '' : undefined}
            onClick={onOpen}
          >
            <IconPencil size={14} aria-hidden />
          </button>
        ) : null}
        <div className={css['shown']} id={shownId}>
          {invalid ? <span>{invalid.text}</span> : shown}
          {invalid ? <p className={css['reason']}>{invalid.reason}</p> : null}
        </div>
        {progress?.status === 'saved' ? <IconCheck size={14} className={css['saved']} aria-hidden /> : null}
        {readOnly === undefined || !isOneOfFew ? null : (
          <IconLock size={13} className={css['lock']} role="img" aria-label={readOnly} />
        )}
      </div>
    </div>
  )
}

/** What was just saved shows at once; the answer of the server replaces it. */
function valueNow({ name, record, progress }: FieldEditProps): unknown {
  return progress?.status === 'pending' ? progress.value : record[name]
}

function refsNow({ refs, progress }: FieldEditProps): Refs {
  return progress?.status === 'pending' ? { ...refs, ...progress.refs } : refs
}

function isSame(field: Field, a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  return field.kind.same(a, b)
}
