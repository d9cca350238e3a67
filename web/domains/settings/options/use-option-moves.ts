// The order of a list and its categories: what stands where, and what a move changes.
import type { OptionItem } from '#contract/actions/workspace.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import type { Label } from '#contract/language.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { announce } from '#web/ui/announcer.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { planMove } from './positions.ts'
import { firstAfter, placeAmong, placeNow, stepPlace } from './row-places.ts'
import type { ItemEdits } from './use-item-edits.ts'
import type { DropPlace } from './use-row-drag.ts'

export interface OptionGroup {
  /** Name of the category; empty for a list without categories. */
  readonly id: string
  readonly label: Label | undefined
  readonly items: readonly OptionItem[]
}

export interface OptionMoves {
  readonly groups: readonly OptionGroup[]
  readonly move: (id: string, place: DropPlace) => void
  /** One place up or down; over the edge of a category into the next one. */
  readonly step: (id: string, by: -1 | 1) => void
  readonly canStep: (id: string, by: -1 | 1) => boolean
  /** Position of a new option at the end of a category. */
  readonly placeOfNew: (category: string | null) => number
}

export function useOptionMoves(list: string, active: readonly OptionItem[], edits: ItemEdits): OptionMoves {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const groups = groupsOf(list, active)
  const order = groups.flatMap((group) => group.items)

  const move = (id: string, { group: groupId, beforeId }: DropPlace) => {
    const item = order.find((each) => each.id === id)
    const group = groups.find((each) => each.id === groupId)
    if (!item || !group) return
    const staysPut = placeNow(groups, id).beforeId === beforeId && (item.category ?? '') === groupId
    if (staysPut) return
    const { spread, position } = planMove(order, id, beforeId ?? firstAfter(groups, groupId, id))
    const name = meta.nameOf(item)
    const isOtherCategory = group.label !== undefined && item.category !== groupId
    const patch = { position, ...(isOtherCategory ? { category: groupId } : {}) }
    const message =
      isOtherCategory && group.label
        ? text('itemCounts', { name, category: label(group.label) })
        : text('itemMoved', { name })
    sayPlace(name, group, id, beforeId)
    const first = spread.map((each) => ({ id: each.id, patch: { position: each.position } }))
    void edits.edit(item, patch, message, first).then((result) => {
      if (!result.ok) showError(result.reason)
    })
  }
  const sayPlace = (name: string, group: OptionGroup, id: string, beforeId: string | null) => {
    const values = { name, ...placeAmong(group, id, beforeId) }
    announce(
      group.label
        ? text('movedToCategory', { ...values, category: label(group.label) })
        : text('movedTo', values),
    )
  }
  return {
    groups,
    move,
    step: (id, by) => {
      const place = stepPlace(groups, id, by)
      if (place) move(id, place)
    },
    canStep: (id, by) => stepPlace(groups, id, by) !== undefined,
    placeOfNew: (category) => {
      const plan = planMove(order, '', firstAfter(groups, category ?? '', ''))
      return plan.position
    },
  }
}

/** Active options under their categories, in the order of the contract; one group where a list has none. */
function groupsOf(list: string, active: readonly OptionItem[]): OptionGroup[] {
  const categories = optionList(list)?.categories
  if (!categories) return [{ id: '', label: undefined, items: active }]
  return Object.entries(categories).map(([id, label]) => ({
    id,
    label,
    items: active.filter((each) => each.category === id),
  }))
}
