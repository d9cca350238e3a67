// One list of choices: statuses under the categories that give them meaning, or services, sources, industries.
import { Button } from '@mantine/core'
import { IconListDetails, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { option } from '#contract/entities/option.ts'
import { useMeta } from '#web/api/meta.tsx'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { ArchivedRows } from './archived-rows.tsx'
import { useListUses } from './list-uses.ts'
import { MergePanel } from './merge-panel.tsx'
import { NewItemPanel } from './new-item-panel.tsx'
import { OptionRows } from './option-rows.tsx'
import { useListWords } from './list-words.tsx'
import { useItemEdits } from './use-item-edits.ts'
import { useOptionMoves } from './use-option-moves.ts'

type OpenPanel = { readonly kind: 'new' } | { readonly kind: 'merge'; readonly id: string }

export function OptionListPage({ list }: { list: string }) {
  const text = useSettingsText()
  const words = useListWords(list)
  const meta = useMeta()
  const [panel, setPanel] = useState<OpenPanel>()
  const all = meta.optionsOf(list, { archived: true })
  const uses = useListUses(
    list,
    all.flatMap((each) => (each.mergedInto === null ? [] : [each.id])),
  )
  const edits = useItemEdits(option, uses.recount)
  const items = all
    .map((each) => ({ ...each, ...edits.pending[each.id] }))
    .toSorted((a, b) => a.position - b.position)
  const active = items.filter((each) => !each.archived)
  const moves = useOptionMoves(list, active, edits)
  if (!words) return null
  const { add } = words
  const merged = panel?.kind === 'merge' ? items.find((each) => each.id === panel.id) : undefined
  const close = () => setPanel(undefined)
  return (
    <>
      <SettingsBody
        title={words.title}
        effect={words.effect}
        action={
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setPanel({ kind: 'new' })}>
            {add}
          </Button>
        }
      >
        {uses.isFailed ? <ErrorState title={text('notLoaded')} onRetry={uses.recount} /> : null}
        {active.length === 0 ? (
          <EmptyState icon={<IconListDetails size={22} stroke={1.6} />} title={text('listEmpty')}>
            {text('listEmptyHint')}
          </EmptyState>
        ) : (
          <OptionRows
            list={list}
            items={active}
            uses={uses}
            edits={edits}
            moves={moves}
            onMerge={(id) => setPanel({ kind: 'merge', id })}
          />
        )}
        <ArchivedRows items={items.filter((each) => each.archived)} uses={uses} edits={edits} />
      </SettingsBody>
      {panel?.kind === 'new' ? (
        <NewItemPanel
          list={list}
          title={add}
          groups={moves.groups}
          edits={edits}
          place={moves.placeOfNew}
          onClose={close}
        />
      ) : null}
      {merged ? (
        <MergePanel
          key={merged.id}
          list={list}
          from={{ ...merged, name: meta.nameOf(merged) }}
          others={active
            .filter((each) => each.id !== merged.id)
            .map((each) => ({ ...each, name: meta.nameOf(each) }))}
          uses={uses}
          onClose={close}
        />
      ) : null}
    </>
  )
}
