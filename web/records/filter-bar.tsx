// The filter of a list on one line: the button that opens the builder, and each condition as a chip in words.
import { ActionIcon, Button } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import type { Filter } from '#contract/query.ts'
import css from './filter.module.css'
import { topParts, withoutPart } from './filter-tree.ts'
import { type FilterReader, filterWords } from './filter-words.ts'
import { useListText } from './list-text.ts'

interface FilterBarProps {
  readonly filter: Filter | undefined
  readonly reader: FilterReader
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onFilter: (filter: Filter | undefined) => void
}

export function FilterBar({ filter, reader, isOpen, onOpen, onFilter }: FilterBarProps) {
  const text = useListText()
  const parts = topParts(filter)
  return (
    <div className={css['bar']}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconFilter size={14} />}
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      >
        {text('filter.filter')}
      </Button>
      {parts.length > 0 ? (
        <ul className={css['chips']} aria-label={text('filter.conditions')}>
          {parts.map((part, at) => {
            const words = filterWords(part, reader)
            return (
              <li key={JSON.stringify(part)} className={css['chip']}>
                <button type="button" title={words} onClick={() => onOpen(true)}>
                  {words}
                </button>
                <ActionIcon
                  size={24}
                  aria-label={text('filter.removeCondition', { words })}
                  onClick={() => filter && onFilter(withoutPart(filter, at))}
                >
                  <IconX size={12} />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
      ) : null}
      {parts.length > 1 ? (
        <Button variant="subtle" color="gray" onClick={() => onFilter(undefined)}>
          {text('filter.clear')}
        </Button>
      ) : null}
    </div>
  )
}
