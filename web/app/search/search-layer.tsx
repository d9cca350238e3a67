// Search over everything and all actions: records as one types, what was opened lately before that, keys beside actions.
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { useAppText } from '#web/app/app-text.ts'
import { SearchItem } from './search-item.tsx'
import { useSearchGroups, type SearchEntry } from './use-search-groups.tsx'
import css from './search.module.css'

export function SearchLayer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useAppText()
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={620}
      yOffset="9dvh"
      padding={0}
      lockScroll={false}
      removeScrollProps={{ enabled: false }}
      classNames={{ inner: css['inner'] ?? '', content: css['content'] ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content radius="lg" aria-label={text('search')}>
        {isOpen ? <SearchBox onClose={onClose} /> : null}
      </Modal.Content>
    </Modal.Root>
  )
}

/** An input over a list: the focus stays in the input, arrows move the choice, Enter goes there. */
function SearchBox({ onClose }: { onClose: () => void }) {
  const text = useAppText()
  const { history } = useRouter()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { groups, isSearching, isFailed } = useSearchGroups(typed)
  const entries = groups.flatMap((group) => group.entries)
  const active = Math.min(at, entries.length - 1)

  const choose = (entry: SearchEntry) => {
    onClose()
    if (entry.path !== undefined) history.push(entry.path)
    entry.run?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const entry = entries[active]
    if (by !== 0 && entries.length > 0) {
      event.preventDefault()
      const next = (active + by + entries.length) % entries.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && entry && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(entry)
    }
  }
  return (
    <>
      <label className={css['field']}>
        <IconSearch size={17} stroke={1.7} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={text('searchHint')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${active}` : undefined}
          placeholder={text('searchHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text('search')}
        aria-busy={isSearching}
        className={css['list']}
      >
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={group.label}>
            <div className={css['group']} aria-hidden>
              {group.label}
            </div>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry)
              return (
                <SearchItem
                  key={entry.id}
                  id={`${id}-${index}`}
                  entry={entry}
                  isActive={index === active}
                  onPoint={() => setAt(index)}
                  onChoose={() => choose(entry)}
                />
              )
            })}
          </div>
        ))}
      </div>
      <p className={css['note']} role="status">
        {noteOf()}
      </p>
    </>
  )

  function noteOf(): string | undefined {
    if (isFailed) return text('searchFailed')
    if (entries.length > 0 || isSearching) return undefined
    return typed.trim() === '' ? text('searchStart') : text('searchNothing', { text: typed.trim() })
  }
}
