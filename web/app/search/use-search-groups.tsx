// What the search field offers: hits by object, else what was opened lately; then the actions that fit the text.
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowRight, IconList } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { SearchHit } from '#contract/actions/search.ts'
import { fieldOf, type Entity } from '#contract/entity.ts'
import { fold } from '#contract/kinds/fold.ts'
import { listPath, recordPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { recentRecords } from '#web/api/recent-records.ts'
import { searchAll } from '#web/api/records.ts'
import { useAppText } from '#web/app/app-text.ts'
import { shownEntities } from '#web/app/shown-entities.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useShortcutList } from '#web/ui/shortcuts/use-shortcut.ts'

export interface SearchEntry {
  readonly id: string
  readonly title: string
  readonly mark: ReactNode
  /** Where it was found, and what stands there. */
  readonly field?: string | undefined
  readonly detail?: string | undefined
  readonly searched?: string | undefined
  readonly keys?: string | undefined
  /** Where choosing it leads; `run` is for those that lead nowhere. */
  readonly path?: string | undefined
  readonly run?: (() => void) | undefined
}
interface SearchGroup {
  readonly id: string
  readonly label: string
  readonly entries: readonly SearchEntry[]
}

const MOST_HITS = 12
const WAIT_MS = 120

export function useSearchGroups(typed: string): {
  groups: readonly SearchGroup[]
  isSearching: boolean
  isFailed: boolean
} {
  const wanted = typed.trim()
  const [asked] = useDebouncedValue(wanted, WAIT_MS)
  const { slug } = useMeta().workspace
  const { data, isFetching, isError } = useQuery({
    queryKey: ['search', slug, asked],
    queryFn: ({ signal }) => searchAll(asked, MOST_HITS, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })
  const records = useRecordGroups(wanted, data ?? [])
  const recent = useRecent()
  const actions = useActions(wanted)
  const groups = [...(wanted === '' ? recent : records), ...actions].filter(
    (group) => group.entries.length > 0,
  )
  return { groups, isSearching: wanted !== asked || isFetching, isFailed: isError && wanted !== '' }
}

/** A group per object, with the way to all of its hits as a list. */
function useRecordGroups(wanted: string, hits: readonly SearchHit[]): SearchGroup[] {
  const text = useAppText()
  const label = useLabel()
  const meta = useMeta()
  return shownEntities.flatMap(({ name }) => {
    const entity = meta.entity(name)
    const own = wanted === '' ? [] : hits.filter((hit) => hit.entity === entity.name)
    if (own.length === 0) return []
    const all: SearchEntry = {
      id: `all ${entity.name}`,
      title: text('searchInList', { text: wanted, name: label(entity.label.many) }),
      mark: <IconList size={18} stroke={1.6} aria-hidden />,
      path: `${listPath(entity)}?${new URLSearchParams({ search: wanted })}`,
    }
    const entries = own.map((hit) => hitEntry(entity, hit, wanted, label))
    return [{ id: entity.name, label: label(entity.label.many), entries: [...entries, all] }]
  })
}

function hitEntry(
  entity: Entity,
  { id, title, field, text }: SearchHit,
  searched: string,
  label: ReturnType<typeof useLabel>,
): SearchEntry {
  const found = fieldOf(entity, field)
  const isTitle = fold(title).includes(fold(text)) || text === ''
  return {
    id,
    title,
    searched,
    mark: <Avatar name={title} size={24} isSquare={!isPerson(entity)} />,
    path: recordPath(entity, id),
    ...(isTitle ? {} : { field: found && label(found.label), detail: text }),
  }
}

function useRecent(): SearchGroup[] {
  const text = useAppText()
  const { slug } = useMeta().workspace
  const entries = recentRecords(slug).flatMap(({ entity: name, id, title }) => {
    const entity = shownEntities.find((each) => each.name === name)
    if (!entity) return []
    const mark = <Avatar name={title} size={24} isSquare={!isPerson(entity)} />
    return [{ id, title, mark, path: recordPath(entity, id) }]
  })
  return [{ id: 'recent', label: text('searchRecent'), entries }]
}

/** Everything that has a key now can be found by its name too. */
function useActions(wanted: string): SearchGroup[] {
  const text = useAppText()
  const words = fold(wanted).split(' ')
  const entries = useShortcutList()
    .filter(
      ({ keys, label, isKeyOnly }) =>
        !isKeyOnly && keys !== 'mod+k' && keys !== '/' && words.every((word) => fold(label).includes(word)),
    )
    .map(({ keys, label, run }) => ({
      id: `key ${keys}`,
      title: label,
      mark: <IconArrowRight size={18} stroke={1.6} aria-hidden />,
      keys,
      run,
    }))
  return [{ id: 'actions', label: text('searchActions'), entries }]
}

/** People have a round mark, organisations a square one. */
function isPerson(entity: Entity): boolean {
  return 'firstName' in entity.fields
}
