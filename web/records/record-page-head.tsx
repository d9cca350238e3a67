// The two lines on top of a record: where one is in the list, and who or what the record is.
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronLeft, IconChevronUp, IconTrash } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type AnyRow, type Entity, fieldOf } from '#contract/entity.ts'
import { listPath, recordPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { RecordAnswer } from '#web/api/records.ts'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useShortcut } from '#web/ui/shortcuts/use-shortcut.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import { whyReadOnly } from './field-access.ts'
import { FieldEdit } from './field-edit.tsx'
import type { FieldSave } from './field-save.ts'
import type { RecordActions } from './record-page-actions.ts'
import { hasSquareMark, statusField } from './record-page-face.ts'
import { type Neighbour, useNeighbours } from './record-page-neighbours.ts'
import { fromList, type RecordOrigin, useRecordOrigin } from './record-page-origin.ts'
import { Subtitle } from './record-page-subtitle.tsx'
import { useRecordText } from './record-page-text.ts'
import css from './record-page.module.css'
import { widgetOf } from './widgets/list.ts'

interface RecordBarProps {
  readonly entity: Entity
  readonly record: AnyRow
  readonly title: string
  readonly actions: RecordActions
}

export function RecordBar({ entity, record, title, actions }: RecordBarProps) {
  const origin = useRecordOrigin(entity, record.id)
  const text = useRecordText()
  const mayDelete = record.can.includes('delete')
  const link = new URL(recordPath(entity, record.id), location.origin).href
  return (
    <PageHead back={<BackToList entity={entity} origin={origin} />} title={title}>
      {origin ? <ListSteps entity={entity} id={record.id} origin={origin} /> : null}
      <CopyButton value={link} label={text('record.copyLink')} />
      {record.deletedAt === null ? (
        <ActionMenu
          label={text('record.actions')}
          actions={[
            {
              id: 'delete',
              label: text('record.delete'),
              icon: <IconTrash size={15} />,
              run: actions.remove,
              disabledReason: mayDelete ? undefined : text('record.whyNotDelete'),
            },
          ]}
        />
      ) : null}
    </PageHead>
  )
}

/** To the list as it was left, with its filter and place. */
export function BackToList({ entity, origin }: { entity: Entity; origin?: RecordOrigin | undefined }) {
  const label = useLabel()
  const router = useRouter()
  const href = origin?.href ?? listPath(entity)
  return (
    <Link
      to={listPath(entity)}
      className={css['back']}
      onClick={(event) => {
        if (origin === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void router.navigate({ href })
      }}
    >
      <IconChevronLeft size={16} aria-hidden />
      {label(entity.label.many)}
    </Link>
  )
}

function ListSteps({ entity, id, origin }: { entity: Entity; id: string; origin: RecordOrigin }) {
  const text = useRecordText()
  const words = useUiText()
  const format = useFormat()
  const router = useRouter()
  const { previous, next, index } = useNeighbours(entity, id, origin)
  const go = (to: Neighbour | undefined) => {
    if (to) void router.navigate({ to: recordPath(entity, to.id), state: fromList(to.origin), replace: true })
  }
  const group = text('record.shortcuts')
  useShortcut(previous ? { keys: 'k', label: text('record.previous'), group, run: () => go(previous) } : null)
  useShortcut(next ? { keys: 'j', label: text('record.next'), group, run: () => go(next) } : null)
  const total = origin.total
  const size = total ? format.number(total.value) : undefined
  return (
    <>
      {size !== undefined && total ? (
        <span className={css['position']}>
          {text('record.position', {
            at: index + 1,
            total: total.exact ? size : words('about', { value: size }),
          })}
        </span>
      ) : null}
      <ActionIcon aria-label={text('record.previous')} disabled={!previous} onClick={() => go(previous)}>
        <IconChevronUp size={17} />
      </ActionIcon>
      <ActionIcon aria-label={text('record.next')} disabled={!next} onClick={() => go(next)}>
        <IconChevronDown size={17} />
      </ActionIcon>
    </>
  )
}

interface RecordFaceProps {
  readonly entity: Entity
  readonly answer: RecordAnswer
  readonly title: string
  readonly save: FieldSave
  readonly withOwner: boolean
}

export function RecordFace({ entity, answer, title, save, withOwner }: RecordFaceProps) {
  const { record, refs } = answer
  const meta = useMeta()
  const [statusName, status] = statusField(entity) ?? []
  const Show = status && widgetOf(status).Show
  return (
    <div className={css['face']}>
      <Avatar name={title} size={48} isSquare={hasSquareMark(entity)} />
      <div className={css['names']}>
        <p className={css['name']}>{title}</p>
        <Subtitle entity={entity} record={record} refs={refs} layout="field" className={css['subtitle']} />
      </div>
      {Show && statusName !== undefined ? (
        <Show value={record[statusName]} field={status} meta={meta} refs={refs} />
      ) : null}
      {withOwner && entity.owned && 'ownerId' in record ? (
        <OwnerField entity={entity} answer={answer} save={save} />
      ) : null}
    </div>
  )
}

function OwnerField({ entity, answer, save }: { entity: Entity; answer: RecordAnswer; save: FieldSave }) {
  const { record, refs } = answer
  const meta = useMeta()
  const text = useRecordText()
  const [isOpen, setOpen] = useState(false)
  const field = fieldOf(entity, 'ownerId')
  if (!field) return null
  return (
    <div className={css['owner']}>
      <span>{field.label[meta.language]}</span>
      <FieldEdit
        entity={entity}
        name="ownerId"
        field={field}
        record={record}
        refs={refs}
        progress={save.progress['ownerId']}
        readOnly={whyReadOnly(entity, 'ownerId', field, record, meta, text)}
        isOpen={isOpen}
        onOpen={() => setOpen(true)}
        onLeave={() => {
          setOpen(false)
          return false
        }}
        onSave={(value, version, learnt) => save.save('ownerId', value, version, learnt)}
        onRefuse={(typed, reason) => save.refuse('ownerId', typed, reason)}
      />
    </div>
  )
}
