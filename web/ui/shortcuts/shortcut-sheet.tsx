import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '#web/ui/dialog.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { filterOptions } from '#web/ui/select/options.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import type { Shortcut } from './shortcut-registry.ts'
import { useShortcutList } from './use-shortcut.ts'
import css from './shortcut-sheet.module.css'

/** Keys that no registry holds, such as those of the grid, to be listed with the others. */
export type ListedShortcut = Pick<Shortcut, 'keys' | 'label' | 'group'>

type ShortcutSheetProps = { isOpen: boolean; onClose: () => void; more?: readonly ListedShortcut[] }

/** The answer to "?": what can be pressed here, by group, with search. */
export function ShortcutSheet({ isOpen, onClose, more = [] }: ShortcutSheetProps) {
  const text = useUiText()
  const [search, setSearch] = useState('')
  const all: ListedShortcut[] = [...useShortcutList(), ...more]
  const hits = filterOptions(
    all.map(({ keys, label, group }) => ({ value: keys, label, group })),
    search,
  )
  const groups = [...new Set(hits.map((hit) => hit.group))]
  return (
    <Dialog title={text('shortcuts')} isOpen={isOpen} onClose={onClose} width={560}>
      <TextInput
        data-autofocus
        aria-label={text('shortcutsFind')}
        placeholder={text('shortcutsFind')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={css['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {hits
                .filter((hit) => hit.group === group)
                .map((hit) => (
                  <div key={`${hit.value} ${hit.label}`}>
                    <dt>{hit.label}</dt>
                    <dd>
                      <span className="sr-only">{hit.value}</span>
                      <Kbd keys={hit.value} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {hits.length === 0 ? <p>{text('nothingFound')}</p> : null}
      </div>
    </Dialog>
  )
}
