// The page of one record: its fields, its history, what belongs to it. Generic over the entity.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileUnknown, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { listPath } from '#web/api/address.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useForgetRecent, useNoteRecent } from '#web/api/recent-records.ts'
import type { RecordAnswer } from '#web/api/records.ts'
import { Callout } from '#web/ui/callout.tsx'
import { useTitle } from '#web/ui/document-title.ts'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { useFieldSave } from './field-save.ts'
import { FieldSections } from './field-sections.tsx'
import { HistoryList } from './history-list.tsx'
import { RecordAbout } from './record-page-about.tsx'
import { useRecordActions } from './record-page-actions.ts'
import { useRecordData } from './record-page-data.ts'
import { BackToList, RecordBar, RecordFace } from './record-page-head.tsx'
import { RecordSkeleton } from './record-page-skeleton.tsx'
import { RecordTabs, type RecordPart } from './record-page-tabs.tsx'
import { useRecordText } from './record-page-text.ts'
import { TrashNotice } from './record-page-trash.tsx'
import { RelatedList } from './related-list.tsx'
import css from './record-page.module.css'

interface RecordPageProps {
  readonly entity: Entity
  readonly id: string
  /** Opens the making of a field; absent where the reader may not. */
  readonly onAddField?: (() => void) | undefined
}

export function RecordPage({ entity, id, onAddField }: RecordPageProps) {
  const { answer, error, retry } = useRecordData(entity, id)
  if (answer) return <LoadedRecord entity={entity} answer={answer} onAddField={onAddField} />
  if (error instanceof ApiProblem && [400, 403, 404, 422].includes(error.status))
    return <NoRecord entity={entity} id={id} />
  if (error) return <FailedRecord entity={entity} error={error} retry={retry} />
  return <RecordSkeleton entity={entity} />
}

type LoadedRecordProps = Omit<RecordPageProps, 'id'> & { readonly answer: RecordAnswer }

function LoadedRecord({ entity, answer, onAddField }: LoadedRecordProps) {
  const { record } = answer
  const text = useRecordText()
  const label = useLabel()
  const isPhone = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false })
  const save = useFieldSave(entity, answer)
  const actions = useRecordActions(entity, record)
  const [part, setPart] = useState<RecordPart>('fields')
  const title = record.title === '' ? text('record.untitled') : record.title
  useTitle(title, label(entity.label.many))
  useNoteRecent({ entity: entity.name, id: record.id, title })
  const isLocked = record.deletedAt === null && record.can.length === 0
  const column = (name: RecordPart, className: string | undefined, content: ReactNode) =>
    isPhone && part !== name ? null : (
      <section
        className={className}
        aria-label={text(titles[name])}
        id={`record-${name}`}
        {...(isPhone ? { role: 'tabpanel' } : { tabIndex: 0 })}
      >
        {content}
      </section>
    )
  return (
    <>
      <RecordBar entity={entity} record={record} title={title} actions={actions} />
      <div className={css['page']}>
        {record.deletedAt === null ? null : <TrashNotice record={record} onRestore={actions.restore} />}
        {isLocked ? (
          <div className={css['notice']}>
            <Callout title={text('record.readOnlyTitle')} />
          </div>
        ) : null}
        <RecordFace entity={entity} answer={answer} title={title} save={save} withOwner={!isPhone} />
        {isPhone ? <RecordTabs part={part} onPart={setPart} /> : null}
        <div className={css['columns']}>
          {column(
            'fields',
            css['fields'],
            <>
              <FieldSections
                entity={entity}
                answer={answer}
                save={save}
                without={isPhone || !entity.owned ? [] : ['ownerId']}
              />
              <RecordAbout record={record} />
              {onAddField ? <AddField onAdd={onAddField} /> : null}
            </>,
          )}
          {column('history', css['history'], <HistoryList entity={entity} id={record.id} />)}
          {column('related', css['related'], <RelatedList entity={entity} answer={answer} />)}
        </div>
      </div>
      {save.dialog}
    </>
  )
}

const titles = {
  fields: 'record.tabFields',
  history: 'record.tabHistory',
  related: 'record.tabRelated',
} as const satisfies Record<RecordPart, string>

function AddField({ onAdd }: { onAdd: () => void }) {
  const text = useRecordText()
  return (
    <Button
      className={css['addField'] ?? ''}
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onAdd}
    >
      {text('record.addField')}
    </Button>
  )
}

/** What may not be seen and what is not there look alike. */
function NoRecord({ entity, id }: { entity: Entity; id: string }) {
  const text = useRecordText()
  const label = useLabel()
  useTitle(text('record.notFound'))
  useForgetRecent(id)
  return (
    <>
      <PageHead back={<BackToList entity={entity} />} title={text('record.notFound')} />
      <EmptyState
        icon={<IconFileUnknown size={22} stroke={1.6} />}
        title={text('record.notFound')}
        action={
          <Button component={Link} to={listPath(entity)}>
            {text('record.toList', { many: label(entity.label.many).toLowerCase() })}
          </Button>
        }
      >
        {text('record.notFoundWhy')}
      </EmptyState>
    </>
  )
}

function FailedRecord({ entity, error, retry }: { entity: Entity; error: Error; retry: () => void }) {
  const text = useRecordText()
  return (
    <>
      <PageHead back={<BackToList entity={entity} />} title={text('record.failed')} />
      <ErrorState title={text('record.failed')} onRetry={retry}>
        {error.message}
      </ErrorState>
    </>
  )
}
