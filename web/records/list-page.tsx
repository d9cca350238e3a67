// The list of an entity: search, filter, table or cards, many records at once. All of its state is in the address.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { recordPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { CardList } from '#web/ui/cards/card-list.tsx'
import { CellStates } from '#web/ui/grid/cell-states.ts'
import type { GridView } from '#web/ui/grid/grid-column.ts'
import type { GridHandle } from '#web/ui/grid/grid-model.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { useEvent } from '#web/ui/use-event.ts'
import { useFilterNames } from './filter-names.ts'
import { useFilterReader } from './filter-reader.ts'
import { RecordLine } from './list-card.tsx'
import { useListColumns } from './list-columns.tsx'
import { ListEmpty } from './list-empty.tsx'
import { filterErrorsOf, FilterNote, ListFailure } from './list-failure.tsx'
import { recallPlace, rememberList, rememberPlace } from './list-memory.ts'
import { useListShortcuts } from './list-shortcuts.ts'
import { useShownSource } from './list-shown.ts'
import { gridSortOf, reversed, useListState } from './list-state.ts'
import { ListTable } from './list-table.tsx'
import { useListText } from './list-text.ts'
import { ListToolbar } from './list-toolbar.tsx'
import { useListView } from './list-view.ts'
import css from './list.module.css'

const FilterBuilder = lazy(async () => ({ default: (await import('./filter-builder.tsx')).FilterBuilder }))
const CardsView = lazy(async () => ({ default: (await import('./cards-view.tsx')).CardsView }))
const ListBulk = lazy(async () => ({ default: (await import('./list-bulk-area.tsx')).ListBulk }))
const QuickAdd = lazy(async () => ({ default: (await import('./quick-add.tsx')).QuickAdd }))
const NOBODY: ReadonlySet<string> = new Set()

interface ListPageProps {
  readonly entity: Entity
  /** The sign of the entity, before the title. */
  readonly icon?: ReactNode
  /** Opens the making of a field and tells its name once it is there; absent where the reader may not. */
  readonly onAddField?: ((onMade: (name: string) => void) => void) | undefined
}

export function ListPage({ entity, icon, onAddField }: ListPageProps) {
  const meta = useMeta()
  const text = useListText()
  const label = useLabel()
  const navigate = useNavigate()
  const isPhone = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false })
  const state = useListState(entity)
  const { address, question, step, href } = state
  const shown = useShownSource(entity, question)
  const { source } = shown
  const [cellStates] = useState(() => new CellStates())
  const columns = useListColumns(entity, source, cellStates)
  const columnsView = useListView(entity, address.columns, state.setColumns)
  const reader = useFilterReader(entity, useFilterNames(entity, address.filter))
  const [selected, setSelected] = useState(NOBODY)
  const [selectedIn, setSelectedIn] = useState(source)
  if (selectedIn !== source) {
    setSelectedIn(source)
    setSelected(NOBODY)
  }
  // The bar outlives the ticks: it goes on showing what came of its work.
  const [wasTicked, setTicked] = useState(false)
  if (selected.size > 0 && !wasTicked) setTicked(true)
  const [builder, setBuilder] = useState({ isOpen: false, isStep: true })
  const [wanted, setWanted] = useState<{ field: string; turn: number }>()
  const [isCreating, setCreating] = useState(false)
  const [isAssigning, setAssigning] = useState(false)
  const grid = useRef<GridHandle>(null)
  const search = useRef<HTMLInputElement>(null)

  const many = label(entity.label.many)
  const one = label(entity.label.one).toLowerCase()
  const hrefOf = useEvent((row: AnyRow) => recordPath(entity, row.id))
  const open = useEvent((row: AnyRow) => {
    rememberList(entity.name, source.store, href)
    void navigate({ to: recordPath(entity, row.id) })
  })
  useEffect(() => rememberList(entity.name, source.store, href), [entity, source, href])
  const canFilterBy = (name: string) => reader.fields.some((field) => field.name === name)
  const filterBy = (field: string) => {
    setWanted((now) => ({ field, turn: (now?.turn ?? 0) + 1 }))
    setBuilder({ isOpen: true, isStep: true })
  }
  useListShortcuts({ entity, grid, search, source, selected, setSelected, setAssigning })
  const clearFilter = () => {
    setBuilder({ isOpen: false, isStep: true })
    state.setFilter(undefined)
  }
  const empty = (
    <ListEmpty
      entity={entity}
      search={address.search}
      isFiltered={address.filter !== undefined}
      onClearFilter={clearFilter}
      onClearSearch={() => state.setSearch('')}
      onCreate={() => setCreating(true)}
    />
  )
  const shared = { entity, label: many, source, onOpen: open, hrefOf, empty }
  return (
    <div className={css['page']} aria-busy={shown.isWaiting || undefined}>
      <PageHead icon={icon} title={many}>
        <div
          className={css['search']}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            grid.current?.focus()
          }}
        >
          <SearchField
            label={text('list.search', { many: many.toLowerCase() })}
            value={address.search}
            {...(isPhone ? {} : { shortcut: '/' })}
            inputRef={search}
            onSearch={state.setSearch}
          />
        </div>
        {meta.may(entity, 'create') && !isPhone ? (
          <Button
            leftSection={<IconPlus size={14} />}
            aria-keyshortcuts="C"
            onClick={() => setCreating(true)}
          >
            {text('list.new', { one })}
          </Button>
        ) : null}
      </PageHead>
      <ListToolbar
        entity={entity}
        state={state}
        shown={shown}
        reader={reader}
        columns={columns}
        columnsView={columnsView}
        isPhone={isPhone}
        isBuilding={builder.isOpen}
        onBuild={(isOpen) => setBuilder({ isOpen, isStep: true })}
        onAddField={onAddField && (() => onAddField(columnsView.show))}
      />
      <FilterNote
        isBroken={address.isFilterBroken}
        hasGoneField={address.hasGoneField}
        failure={source.failure === undefined ? shown.failure : undefined}
        isBuilding={builder.isOpen}
        onClear={clearFilter}
        onLeaveOut={() => state.setFilter(address.filter)}
      />
      {builder.isOpen ? (
        <Suspense fallback={null}>
          <FilterBuilder
            entity={entity}
            filter={address.filter}
            reader={reader}
            errors={filterErrorsOf(shown.failure)}
            wanted={wanted}
            onFilter={(filter) => {
              state.setFilter(filter, builder.isStep)
              setBuilder({ isOpen: true, isStep: false })
            }}
          />
        </Suspense>
      ) : null}
      <div className={css['body']}>
        {source.failure !== undefined ? (
          <ListFailure
            failure={source.failure}
            onRetry={() => source.store.retry()}
            onClearFilter={clearFilter}
          />
        ) : address.view === 'cards' && !isPhone ? (
          <Suspense fallback={null}>
            <CardsView
              {...shared}
              names={shownIn(columnsView.view)}
              page={address.page}
              onPage={state.setPage}
            />
          </Suspense>
        ) : isPhone ? (
          <CardList<AnyRow>
            {...shared}
            key={step}
            source={source.store}
            idOf={(row) => row.id}
            render={(row) => <RecordLine entity={entity} row={row} meta={meta} refs={source.refs} />}
            initialTop={recallPlace(step)?.top ?? 0}
            onScrollSettled={(top) => rememberPlace(step, { row: 0, shift: 0, left: 0, top })}
          />
        ) : (
          <ListTable
            {...shared}
            columns={columns}
            cellStates={cellStates}
            columnsView={columnsView}
            sort={gridSortOf(address.sort)}
            onSort={state.setSort}
            selected={selected}
            onSelect={setSelected}
            step={step}
            onFilterBy={filterBy}
            canFilterBy={canFilterBy}
            beyond={<Beyond onReverse={() => state.setSort(reversed(address.sort))} />}
            handle={grid}
          />
        )}
        {wasTicked && !isPhone ? (
          <Suspense fallback={null}>
            <ListBulk
              entity={entity}
              source={source}
              question={question}
              columns={columns}
              view={columnsView.view}
              selected={selected}
              onSelect={setSelected}
              isAssigning={isAssigning}
              onAssigning={setAssigning}
            />
          </Suspense>
        ) : null}
      </div>
      {isCreating ? (
        <Suspense fallback={null}>
          <QuickAdd entity={entity} onClose={() => setCreating(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

function shownIn({ order, hidden }: GridView): string[] {
  return order.filter((name) => !hidden.includes(name))
}

/** Scrolling ends where jumps become slow; the far end is near in the other order. */
function Beyond({ onReverse }: { onReverse: () => void }) {
  const text = useListText()
  return (
    <span>
      {text('list.beyond')}{' '}
      <Button variant="subtle" size="compact-xs" onClick={onReverse}>
        {text('list.fromTheEnd')}
      </Button>
    </span>
  )
}
