// The order of the fields of an object and the section each stands in: what a move changes.
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { planMove } from '#web/domains/settings/options/positions.ts'
import { firstAfter, placeAmong, placeNow, stepPlace } from '#web/domains/settings/options/row-places.ts'
import type { DropPlace } from '#web/domains/settings/options/use-row-drag.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { announce } from '#web/ui/announcer.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import type { FieldGroup } from './field-groups.ts'
import { nameOf, type FieldRecord } from './field-record.ts'
import type { FieldEdits, FieldPatch } from './use-field-edits.ts'
import { fieldsKey } from './use-fields.ts'

export interface FieldMoves {
  readonly move: (id: string, place: DropPlace) => void
  /** One place up or down; over the edge of a section into the next one. */
  readonly step: (id: string, by: -1 | 1) => void
  readonly canStep: (id: string, by: -1 | 1) => boolean
}

export function useFieldMoves(groups: readonly FieldGroup[], edits: FieldEdits): FieldMoves {
  const text = useSettingsText()
  const label = useLabel()
  const { language, workspace } = useMeta()
  const order = groups.flatMap((group) => group.items)

  const move = (id: string, place: DropPlace) => {
    const { group: groupId, beforeId } = place
    const field = order.find((each) => each.id === id)
    const group = groups.find((each) => each.id === groupId)
    if (!field || !group) return
    const now = placeNow(groups, id)
    if (now.beforeId === beforeId && now.group === groupId) return
    const { spread, position } = planMove(order, id, beforeId ?? firstAfter(groups, groupId, id))
    const isElsewhere = now.group !== groupId
    const patch = { position, ...(isElsewhere ? { section: group.section } : {}) }
    const name = nameOf(field, language)
    announce(
      text('movedToCategory', { name, ...placeAmong(group, id, beforeId), category: label(group.label) }),
    )
    const first = spread.filter((each) => each.id !== id)
    void send([...first.map((each) => ({ id: each.id, patch: { position: each.position } })), { id, patch }])
    async function send(patches: readonly FieldPatch[]) {
      showMoved(workspace.slug, patches)
      try {
        await edits.save(patches, text('itemMoved', { name }))
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        showError(error.problem.errors?.[0]?.message ?? error.message)
      }
    }
  }
  return {
    move,
    step: (id, by) => {
      const place = stepPlace(groups, id, by)
      if (place) move(id, place)
    },
    canStep: (id, by) => stepPlace(groups, id, by) !== undefined,
  }
}

/** The rows stand in their new places before the answers come; what is refused goes back when they are loaded anew. */
function showMoved(slug: string, patches: readonly FieldPatch[]): void {
  queryClient.setQueryData<readonly FieldRecord[]>(fieldsKey(slug), (fields) =>
    fields?.map((field) => ({ ...field, ...patches.find((each) => each.id === field.id)?.patch })),
  )
}
