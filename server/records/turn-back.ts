// What a record looks like without one of its changes.
import type { Diff, FieldDiff, UndoResult } from '#contract/changes.ts'
import type { Entity, Values } from '#contract/entity.ts'
import type { Context } from './actor.ts'
import { applySet, asSet, isSetDiff, sameValue } from './diff.ts'
import { accessOf } from './scope.ts'

export interface TurnedBack {
  readonly values: Values
  readonly restored: string[]
  readonly conflicts: UndoResult['conflicts']
}

/** Per field: still what the change wrote, then back to the one before; else it stays and is a conflict. Hidden and forbidden fields stay in silence. */
export function turnBack(context: Context, entity: Entity, diff: Diff, current: Values): TurnedBack {
  const { hidden, readOnly } = accessOf(context.actor, entity)
  const values: Record<string, unknown> = { ...current }
  const restored: string[] = []
  const conflicts: { field: string; current: unknown; wanted: unknown }[] = []
  for (const [field, change] of Object.entries(diff)) {
    const def = entity.fields[field]
    if (!def || hidden.includes(field) || readOnly.includes(field)) continue
    const wanted = wantedValue(change, current[field])
    if (sameValue(def, wanted, current[field])) continue
    if (isSetDiff(change) || sameValue(def, change[1], current[field])) {
      values[field] = wanted
      restored.push(field)
    } else conflicts.push({ field, current: current[field], wanted })
  }
  return { values, restored, conflicts }
}

/** The value before the change. Sets never conflict: what came goes, what went comes back, the rest stays. */
function wantedValue(change: FieldDiff, current: unknown): unknown {
  return isSetDiff(change) ? applySet(asSet(current), change.removed, change.added) : change[0]
}
