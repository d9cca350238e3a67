// What a list says when it has nothing to show: no records yet, or none that fit.
import { Button } from '@mantine/core'
import { IconFilterOff, IconInbox, IconPlus } from '@tabler/icons-react'
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useListText } from './list-text.ts'

interface ListEmptyProps {
  readonly entity: Entity
  readonly search: string
  readonly isFiltered: boolean
  readonly onClearFilter: () => void
  readonly onClearSearch: () => void
  readonly onCreate: () => void
}

export function ListEmpty(props: ListEmptyProps) {
  const { entity, search, isFiltered, onClearFilter, onClearSearch, onCreate } = props
  const text = useListText()
  const label = useLabel()
  const meta = useMeta()
  const many = label(entity.label.many).toLowerCase()
  const one = label(entity.label.one).toLowerCase()
  if (isFiltered || search !== '') {
    return (
      <EmptyState
        icon={<IconFilterOff size={22} stroke={1.6} />}
        title={search === '' ? text('list.noMatch', { many }) : text('list.noHit', { many, search })}
        action={
          isFiltered ? (
            <Button onClick={onClearFilter}>{text('filter.clear')}</Button>
          ) : (
            <Button onClick={onClearSearch}>{text('list.clearSearch')}</Button>
          )
        }
      />
    )
  }
  return (
    <EmptyState
      icon={<IconInbox size={22} stroke={1.6} />}
      title={text('list.none', { many })}
      action={
        meta.may(entity, 'create') ? (
          <Button leftSection={<IconPlus size={14} />} onClick={onCreate}>
            {text('list.new', { one })}
          </Button>
        ) : null
      }
    />
  )
}
