// The line above a list: filter, number of records, table or cards, columns.
import { ActionIcon } from '@mantine/core'
import { IconLayoutGrid, IconLayoutRows, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Entity } from '#contract/entity.ts'
import { trashPath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { ColumnsPanel } from '#web/ui/columns-panel.tsx'
import { Toolbar } from '#web/ui/page-head.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { FilterReader } from './filter-words.ts'
import type { ListColumn } from './list-columns.tsx'
import { ListCount } from './list-count.tsx'
import type { useShownSource } from './list-shown.ts'
import type { ListState } from './list-state.ts'
import type { ListColumnsView } from './list-view.ts'
import { useListText } from './list-text.ts'
import { PER_PAGE } from './list-address.ts'

interface ListToolbarProps {
  readonly entity: Entity
  readonly state: ListState
  readonly shown: ReturnType<typeof useShownSource>
  readonly reader: FilterReader
  readonly columns: readonly ListColumn[]
  readonly columnsView: ListColumnsView
  readonly isPhone: boolean
  readonly isBuilding: boolean
  readonly onBuild: (isOpen: boolean) => void
  /** Opens the making of a field; absent where the reader may not. */
  readonly onAddField: (() => void) | undefined
}

export function ListToolbar(props: ListToolbarProps) {
  const { entity, state, shown, reader, columnsView, isPhone } = props
  const { address, question } = state
  const text = useListText()
  return (
    <Toolbar
      label={text('list.toolbar')}
      isQuiet={props.isBuilding}
      end={
        <>
          <ListCount
            entity={entity}
            source={shown.source}
            question={question}
            foundSoFar={shown.foundSoFar}
          />
          {isPhone ? null : <ViewSwitch state={state} />}
          {isPhone ? null : (
            <ColumnsPanel
              columns={props.columns}
              {...columnsView}
              adding={props.onAddField && { label: text('list.addField'), run: props.onAddField }}
            />
          )}
          <TrashLink entity={entity} />
        </>
      }
    >
      <FilterBar
        filter={address.filter}
        reader={reader}
        isOpen={props.isBuilding}
        onOpen={props.onBuild}
        onFilter={state.setFilter}
      />
    </Toolbar>
  )
}

function ViewSwitch({ state }: { state: ListState }) {
  const text = useListText()
  const { view, page } = state.address
  return (
    <>
      {view === 'cards' ? (
        <Segmented
          label={text('list.paging')}
          value={page === 'all' ? 'all' : 'pages'}
          options={[
            { value: 'pages', label: text('list.pages', { count: PER_PAGE }) },
            { value: 'all', label: text('list.continuous') },
          ]}
          onChange={(next) => state.setPage(next === 'all' ? 'all' : 0)}
        />
      ) : null}
      <Segmented
        label={text('list.view')}
        isIconOnly
        value={view}
        options={[
          { value: 'table', label: text('list.table'), icon: <IconLayoutRows size={14} /> },
          { value: 'cards', label: text('list.cards'), icon: <IconLayoutGrid size={14} /> },
        ]}
        onChange={state.setView}
      />
    </>
  )
}

function TrashLink({ entity }: { entity: Entity }) {
  const text = useListText()
  const meta = useMeta()
  if (!meta.may(entity, 'delete')) return null
  return (
    <ActionIcon
      component={Link}
      to={trashPath(entity)}
      aria-label={text('list.trash')}
      title={text('list.trash')}
    >
      <IconTrash size={16} />
    </ActionIcon>
  )
}
