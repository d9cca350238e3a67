// The rows of a list, under their categories where it has some.
import { Fragment, useEffect, useRef } from 'react'
import type { OptionItem } from '#contract/actions/workspace.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import type { ListUses } from './list-uses.ts'
import { OptionRow } from './option-row.tsx'
import type { ItemEdits } from './use-item-edits.ts'
import type { OptionGroup, OptionMoves } from './use-option-moves.ts'
import { useRowDrag } from './use-row-drag.ts'
import css from './options.module.css'

interface OptionRowsProps {
  readonly list: string
  readonly items: readonly OptionItem[]
  readonly uses: ListUses
  readonly edits: ItemEdits
  readonly moves: OptionMoves
  readonly onMerge: (id: string) => void
}

export function OptionRows({ list, items, uses, edits, moves, onMerge }: OptionRowsProps) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const moved = useRef<string>(undefined)
  const step = (id: string, by: -1 | 1) => {
    moved.current = id
    moves.step(id, by)
  }
  const rows = useRef<HTMLDivElement>(null)
  const drag = useRowDrag(rows, moves.move, step)
  // A row that moves into another category is drawn anew; the key that moved it goes on moving it.
  useEffect(() => {
    if (moved.current === undefined) return
    const grip = rows.current?.querySelector<HTMLElement>(`[data-grip="${moved.current}"]`)
    if (document.activeElement === document.body) grip?.focus()
  })
  const { groups } = moves
  const hasCategories = groups.some((each) => each.label !== undefined)
  const most = Math.max(0, ...items.map((each) => uses.totalOf(each.id) ?? 0))
  const dropAt = (group: OptionGroup, id: string | null) =>
    drag.dragged?.place.group === group.id && drag.dragged.place.beforeId === id
  return (
    <div
      ref={rows}
      className={css['list']}
      data-uses={uses.uses.length}
      data-grouped={hasCategories || undefined}
      data-dragging={drag.dragged ? '' : undefined}
    >
      <div className={css['columns']} aria-hidden>
        <span />
        <span />
        <span>{text('colEnglish')}</span>
        <span>{text('colSpanish')}</span>
        {hasCategories ? <span>{text('colGroup')}</span> : null}
        {uses.uses.map((use) => (
          <span key={use.entity.name} data-number="">
            {label(use.entity.label.many)}
          </span>
        ))}
        <span />
      </div>
      {groups.map((group) => (
        <Fragment key={group.id}>
          {group.label ? <CategoryHead group={group} uses={uses} /> : null}
          <div role="list" aria-label={group.label ? label(group.label) : undefined}>
            {group.items.map((item) => (
              <OptionRow
                key={item.id}
                list={list}
                item={item}
                name={meta.nameOf(item)}
                group={group}
                isLast={items.length === 1}
                isDragged={drag.dragged?.id === item.id}
                isDropPlace={dropAt(group, item.id)}
                most={most}
                uses={uses}
                edits={edits}
                moves={{ ...moves, step }}
                drag={drag}
                onMerge={() => onMerge(item.id)}
              />
            ))}
          </div>
          <div
            className={css['end']}
            data-place=""
            data-group={group.id}
            data-drop={dropAt(group, null) || undefined}
          />
        </Fragment>
      ))}
    </div>
  )
}

/** A category with what it means for figures, and how many records it holds. */
function CategoryHead({ group, uses }: { group: OptionGroup; uses: ListUses }) {
  const text = useSettingsText()
  const label = useLabel()
  const format = useFormat()
  const totals = group.items.map((each) => uses.totalOf(each.id))
  const total = totals.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  const meaning = meanings[group.id]
  return (
    <div className={css['category']}>
      <h3>{group.label ? label(group.label) : null}</h3>
      {meaning ? <span>{text(meaning)}</span> : null}
      {totals.includes(undefined) ? null : <b className="tnum">{format.number(total)}</b>}
    </div>
  )
}

const meanings: Readonly<
  Record<string, 'categoryLead' | 'categoryProspect' | 'categoryCustomer' | 'categoryOther'>
> = {
  lead: 'categoryLead',
  prospect: 'categoryProspect',
  customer: 'categoryCustomer',
  other: 'categoryOther',
}
