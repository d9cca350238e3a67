// The records that belong to a record, with their numbers and a way to add one.
import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import type { Refs, Total } from '#contract/schemas.ts'
import { listPath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { subscribeRecords } from '#web/api/record-events.ts'
import { getRecord, listRecords, type RecordAnswer } from '#web/api/records.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { hasSquareMark } from './record-page-face.ts'
import { Subtitle } from './record-page-subtitle.tsx'
import { useRecordText } from './record-page-text.ts'
import { RecordLink } from './related-link.tsx'
import { relatedSets, type RelatedMany, type RelatedOne } from './related-sets.ts'
import css from './related.module.css'

const QuickAdd = lazy(async () => ({ default: (await import('./quick-add.tsx')).QuickAdd }))

/** As many as stand in sight; all of them are a list of their own. */
const SHOWN = 5

export function RelatedList({ entity, answer }: { entity: Entity; answer: RecordAnswer }) {
  const meta = useMeta()
  const text = useRecordText()
  const sets = relatedSets(entity, answer, meta, text)
  if (sets.length === 0) return <p className={css['nothing']}>{text('record.relatedNone')}</p>
  return sets.map((set) =>
    set.of === 'one' ? (
      <OneSection key={set.key} set={set} />
    ) : (
      <ManySection key={set.key} set={set} page={answer.record} />
    ),
  )
}

function OneSection({ set }: { set: RelatedOne }) {
  const { entity, id, title } = set
  const { slug } = useMeta().workspace
  const key = ['record', slug, entity.name, id] as const
  const { data } = useQuery(
    { queryKey: key, queryFn: ({ signal }) => getRecord(entity, id, signal) },
    queryClient,
  )
  return (
    <Disclosure title={title}>
      {data ? (
        <ul className={css['rows']}>
          <RelatedRow entity={entity} record={data.record} refs={data.refs} />
        </ul>
      ) : (
        <Waiting />
      )}
    </Disclosure>
  )
}

function ManySection({ set, page }: { set: RelatedMany; page: AnyRow }) {
  const { entity, title, filter, preset } = set
  const meta = useMeta()
  const text = useRecordText()
  const [isAdding, setAdding] = useState(false)
  const { items, refs, total } = useRelated(set, page.id)
  const count = useCount(total)
  const mayAdd = page.deletedAt === null && meta.may(entity, 'create')
  const action = mayAdd ? (
    <ActionIcon size={24} aria-label={text('record.addRelated', { title })} onClick={() => setAdding(true)}>
      <IconPlus size={15} />
    </ActionIcon>
  ) : null
  return (
    <Disclosure title={title} {...(count === undefined ? {} : { count })} action={action}>
      {items === undefined ? <Waiting /> : null}
      {items?.length === 0 ? <p className={css['nothing']}>{text('record.relatedEmpty')}</p> : null}
      <ul className={css['rows']}>
        {items?.slice(0, SHOWN).map((record) => (
          <RelatedRow key={record.id} entity={entity} record={record} refs={refs} without={set.field} />
        ))}
      </ul>
      {total !== undefined && total.value > SHOWN ? (
        <Link to={listPath(entity)} search={{ filter: JSON.stringify(filter) }} className={css['all']}>
          {text('record.relatedAll')}
        </Link>
      ) : null}
      {isAdding ? (
        <Suspense fallback={null}>
          <QuickAdd entity={entity} initial={preset} refs={set.refs} onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </Disclosure>
  )
}

/** The first of them and how many there are, the record of the page itself left out; anew after every write. */
function useRelated({ entity, filter, key }: RelatedMany, without: string) {
  const { slug } = useMeta().workspace
  const { data } = useQuery(
    {
      queryKey: ['related', slug, without, key, filter],
      queryFn: ({ signal }) => listRecords(entity, { filter, sort: 'title', limit: SHOWN + 1 }, signal),
    },
    queryClient,
  )
  useEffect(
    () =>
      subscribeRecords(entity.name, () => {
        void queryClient.invalidateQueries({ queryKey: ['related', slug, without, key] })
      }),
    [entity, slug, without, key],
  )
  if (!data) return { items: undefined, refs: {}, total: undefined }
  const items = data.items.filter((row) => row.id !== without)
  const left = data.items.length - items.length
  const total = data.total ?? { value: items.length, exact: true }
  return { items, refs: data.refs, total: { ...total, value: Math.max(items.length, total.value - left) } }
}

function useCount(total: Total | undefined): string | undefined {
  const format = useFormat()
  const text = useUiText()
  if (!total) return undefined
  const value = format.number(total.value)
  return total.exact ? value : text('about', { value })
}

interface RelatedRowProps {
  readonly entity: Entity
  readonly record: AnyRow
  readonly refs: Refs
  readonly without?: string
}

function RelatedRow({ entity, record, refs, without }: RelatedRowProps) {
  const text = useRecordText()
  const title = record.title === '' ? text('record.untitled') : record.title
  return (
    <li className={css['row']}>
      <Avatar name={title} size={26} isSquare={hasSquareMark(entity)} />
      <div>
        <RecordLink entity={entity} id={record.id} className={css['name']}>
          {title}
        </RecordLink>
        <Subtitle entity={entity} record={record} refs={refs} without={without} className={css['more']} />
      </div>
    </li>
  )
}

function Waiting() {
  const text = useRecordText()
  return (
    <div role="status" aria-busy="true" aria-label={text('record.loading')}>
      <SkeletonLines lines={2} />
    </div>
  )
}
