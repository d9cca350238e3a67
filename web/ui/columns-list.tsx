// Which columns are shown and in which order: by tick and by arrow.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { CheckLine } from './check-line.tsx'
import type { ColumnsPanelProps } from './columns-panel.tsx'
import { arrangeColumns, moveBy, pinnedIn } from './grid/geometry.ts'
import { emptyView } from './grid/grid-column.ts'
import { PopoverLayer } from './layer.tsx'
import { filterOptions } from './select/options.ts'
import { useUiText } from './ui-text.ts'
import type { LayerPlace } from './use-layer.ts'
import css from './columns-panel.module.css'

/** The first column is always shown. */
export function ColumnsList(props: ColumnsPanelProps & { place: LayerPlace }) {
  const text = useUiText()
  return (
    <PopoverLayer place={props.place} width={280} position="bottom-end" label={text('columns')} padding={0}>
      <Columns {...props} />
    </PopoverLayer>
  )
}

function Columns(props: ColumnsPanelProps & { place: LayerPlace }) {
  const { columns, view, onView, initialView = emptyView, adding, place } = props
  const text = useUiText()
  const [search, setSearch] = useState('')
  const all = arrangeColumns(columns, { ...view, hidden: [] })
  const pinned = all.filter((column) => pinnedIn(view, column)).length
  const ids = all.map((column) => column.id)
  const found = new Set(
    filterOptions(
      all.map(({ id, label }) => ({ value: id, label })),
      search,
    ).map(({ value }) => value),
  )
  const toggle = (id: string, isShown: boolean) => {
    const hidden = isShown ? view.hidden.filter((other) => other !== id) : [...view.hidden, id]
    onView({ ...view, hidden })
  }
  return (
    <div className={css['panel']}>
      <TextInput
        aria-label={text('columnsFind')}
        placeholder={text('columnsFind')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul>
        {all.map((column, at) =>
          found.has(column.id) ? (
            <li key={column.id}>
              <CheckLine
                label={column.label}
                icon={column.icon}
                checked={!view.hidden.includes(column.id)}
                isDisabled={at === 0}
                onChange={(isShown) => toggle(column.id, isShown)}
              />
              <ActionIcon
                size={24}
                aria-label={text('columnUp', { column: column.label })}
                disabled={at === 0 || at === pinned}
                onClick={() => onView({ ...view, order: moveBy(ids, column.id, -1, pinned) })}
              >
                <IconArrowUp size={13} />
              </ActionIcon>
              <ActionIcon
                size={24}
                aria-label={text('columnDown', { column: column.label })}
                disabled={at === pinned - 1 || at === all.length - 1}
                onClick={() => onView({ ...view, order: moveBy(ids, column.id, 1, pinned) })}
              >
                <IconArrowDown size={13} />
              </ActionIcon>
            </li>
          ) : null,
        )}
      </ul>
      <footer>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onView(initialView)}>
          {text('columnsReset')}
        </Button>
        {adding ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => {
              place.onClose()
              adding.run()
            }}
          >
            {adding.label}
          </Button>
        ) : null}
      </footer>
    </div>
  )
}
