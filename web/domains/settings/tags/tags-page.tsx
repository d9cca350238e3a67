// All tags with how many records carry each: renamed, coloured, merged and deleted here.
import { Button } from '@mantine/core'
import { IconArrowMerge, IconPlus, IconTag, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { optionLists } from '#contract/entities/option-lists.ts'
import { tag } from '#contract/entities/tag.ts'
import { toneLabels } from '#contract/entities/tones.ts'
import { fold } from '#contract/kinds/fold.ts'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import type { TagItem } from '#web/api/meta-view.ts'
import { useMeta } from '#web/api/meta.tsx'
import { ColourMenu } from '#web/domains/settings/options/colour-menu.tsx'
import { EditedText } from '#web/domains/settings/options/edited-text.tsx'
import { useListUses, type ListUses } from '#web/domains/settings/options/list-uses.ts'
import { MergePanel } from '#web/domains/settings/options/merge-panel.tsx'
import { UseCounts } from '#web/domains/settings/options/use-counts.tsx'
import { useItemEdits, type ItemEdits } from '#web/domains/settings/options/use-item-edits.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { NewTagPanel } from './new-tag-panel.tsx'
import css from '#web/domains/settings/options/options.module.css'

/** Fewer are seen at a glance. */
const SEARCH_FROM = 12

export function TagsPage() {
  const text = useSettingsText()
  const label = useLabel()
  const language = useLanguage()
  const meta = useMeta()
  const [typed, setTyped] = useState('')
  const [panel, setPanel] = useState<'new' | { readonly merge: string }>()
  const uses = useListUses(
    'tag',
    meta.tags.flatMap((each) => (each.mergedInto === null ? [] : [each.id])),
  )
  const edits = useItemEdits(tag, uses.recount)
  const all = meta.tagsList().map((each) => ({ ...each, ...edits.pending[each.id] }))
  const shown = all.filter((each) => fold(each.name).includes(fold(typed)))
  const names = optionLists.tag.label
  const add = text('createItem', { object: label(names.one).toLocaleLowerCase(language) })
  const merged = typeof panel === 'object' ? all.find((each) => each.id === panel.merge) : undefined
  const close = () => setPanel(undefined)
  return (
    <>
      <SettingsBody
        title={label(names.many)}
        effect={text('tagsEffect')}
        action={
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setPanel('new')}>
            {add}
          </Button>
        }
      >
        {uses.isFailed ? <ErrorState title={text('notLoaded')} onRetry={uses.recount} /> : null}
        {all.length >= SEARCH_FROM ? (
          <div className={css['tools']}>
            <SearchField label={text('findTag')} value={typed} onSearch={setTyped} width={240} />
          </div>
        ) : null}
        {all.length === 0 ? (
          <EmptyState icon={<IconTag size={22} stroke={1.6} />} title={text('tagsEmpty')}>
            {text('tagsEmptyHint')}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState icon={<IconTag size={22} stroke={1.6} />} title={text('noTagFound')} />
        ) : (
          <TagRows items={shown} uses={uses} edits={edits} onMerge={(id) => setPanel({ merge: id })} />
        )}
      </SettingsBody>
      {panel === 'new' ? <NewTagPanel title={add} edits={edits} onClose={close} /> : null}
      {merged ? (
        <MergePanel
          key={merged.id}
          list="tag"
          from={merged}
          others={all.filter((each) => each.id !== merged.id)}
          uses={uses}
          onClose={close}
        />
      ) : null}
    </>
  )
}

interface TagRowsProps {
  readonly items: readonly TagItem[]
  readonly uses: ListUses
  readonly edits: ItemEdits
  readonly onMerge: (id: string) => void
}

function TagRows({ items, uses, edits, onMerge }: TagRowsProps) {
  const text = useSettingsText()
  const label = useLabel()
  return (
    <div className={css['list']} data-tags="" data-uses={uses.uses.length}>
      <div className={css['columns']} aria-hidden>
        <span />
        <span>{text('colName')}</span>
        {uses.uses.map((use) => (
          <span key={use.entity.name} data-number="">
            {label(use.entity.label.many)}
          </span>
        ))}
        <span />
      </div>
      <div role="list">
        {items.map((item) => (
          <TagRow key={item.id} item={item} uses={uses} edits={edits} onMerge={() => onMerge(item.id)} />
        ))}
      </div>
    </div>
  )
}

interface TagRowProps {
  readonly item: TagItem
  readonly uses: ListUses
  readonly edits: ItemEdits
  readonly onMerge: () => void
}

function TagRow({ item, uses, edits, onMerge }: TagRowProps) {
  const text = useSettingsText()
  const label = useLabel()
  const { name } = item
  const total = uses.totalOf(item.id) ?? 0
  return (
    <div role="listitem" className={css['row']}>
      <ColourMenu
        name={name}
        colour={item.color}
        onPick={(color) =>
          void edits
            .edit(
              item,
              { color },
              text('itemColoured', { name, colour: label(toneLabels[color]).toLowerCase() }),
            )
            .then((result) => result.ok || showError(result.reason))
        }
      />
      <div className={css['name']} data-home="">
        <EditedText
          label={`${text('colName')}: ${name}`}
          value={name}
          placeholder=""
          onSave={async (typed) =>
            typed.trim() === ''
              ? { ok: false, reason: text('nameRequired') }
              : edits.edit(item, { name: typed.trim() }, text('itemRenamed', { name: typed.trim() }))
          }
        />
      </div>
      <UseCounts id={item.id} counts={uses.countsOf(item.id)} most={0} />
      <ActionMenu
        label={text('more', { name })}
        width={230}
        actions={[
          { id: 'merge', label: text('merge'), icon: <IconArrowMerge size={15} />, run: onMerge },
          {
            id: 'delete',
            label: total === 0 ? text('delete') : text('deleteTagOf', { count: total }),
            icon: <IconTrash size={15} />,
            run: () => void edits.remove(item, text('itemDeleted', { name })),
          },
        ]}
      />
    </div>
  )
}
