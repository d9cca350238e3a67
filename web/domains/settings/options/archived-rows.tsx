// Options that can no longer be chosen: records keep them, and they can be taken back unless they were merged.
import { Button } from '@mantine/core'
import type { OptionItem } from '#contract/actions/workspace.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Dot } from '#web/ui/chip.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { asTone } from '#web/ui/tone.ts'
import type { ListUses } from './list-uses.ts'
import { UseCounts } from './use-counts.tsx'
import type { ItemEdits } from './use-item-edits.ts'
import css from './options.module.css'

interface ArchivedRowsProps {
  readonly items: readonly OptionItem[]
  readonly uses: ListUses
  readonly edits: ItemEdits
}

export function ArchivedRows({ items, uses, edits }: ArchivedRowsProps) {
  const text = useSettingsText()
  const format = useFormat()
  const meta = useMeta()
  if (items.length === 0) return null
  const unarchive = async (item: OptionItem) => {
    const message = text('itemUnarchived', { name: meta.nameOf(item) })
    const result = await edits.edit(item, { archived: false }, message)
    if (!result.ok) showError(result.reason)
  }
  return (
    <div className={css['archived']}>
      <Disclosure title={text('archivedTitle')} count={format.number(items.length)}>
        <p>{text('archivedHint')}</p>
        <div role="list">
          {items.map((item) => {
            const into = meta.option(item.mergedInto)
            const isLeaving = into !== undefined && (uses.totalOf(item.id) ?? 0) > 0
            return (
              <div key={item.id} role="listitem" className={css['archivedRow']}>
                <Dot tone={asTone(item.color)} />
                <span className={css['archivedName']}>
                  {meta.nameOf(item)}
                  {into ? (
                    <small>
                      {text('mergedInto', { name: meta.nameOf(into) })}
                      {isLeaving ? ` · ${text('merging')}` : null}
                    </small>
                  ) : null}
                </span>
                <UseCounts id={item.id} counts={uses.countsOf(item.id)} most={0} />
                {into ? null : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`${text('unarchive')}: ${meta.nameOf(item)}`}
                    onClick={() => void unarchive(item)}
                  >
                    {text('unarchive')}
                  </Button>
                )}
              </div>
            )
          })}
        </div>
      </Disclosure>
    </div>
  )
}
