// A plain model of records in memory: what creating, changing, deleting, restoring and undoing should do, without SQL.
import type { Diff } from '#contract/changes.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { diffOf, isSetDiff } from '#server/records/diff.ts'

interface ModelChange {
  readonly id: string
  readonly verb: 'create' | 'update' | 'delete' | 'restore'
  readonly diff: Diff
  readonly by: string | null
}
export interface ModelRecord {
  values: Values
  deleted: boolean
  readonly changes: ModelChange[]
}

export class RecordModel {
  readonly records = new Map<string, ModelRecord>()
  private readonly entity: Entity
  constructor(entity: Entity) {
    this.entity = entity
  }

  create(id: string, changeId: string, values: Values, by: string | null): void {
    this.records.set(id, {
      values,
      deleted: false,
      changes: [{ id: changeId, verb: 'create', diff: diffOf(this.entity, {}, values), by }],
    })
  }

  patch(id: string, changeId: string | null, values: Values, by: string | null): void {
    const record = this.of(id)
    const after = { ...record.values, ...values }
    const diff = diffOf(this.entity, record.values, after)
    record.values = after
    if (changeId !== null) record.changes.push({ id: changeId, verb: 'update', diff, by })
  }

  move(id: string, changeId: string | null, verb: 'delete' | 'restore', by: string | null): void {
    const record = this.of(id)
    record.deleted = verb === 'delete'
    if (changeId !== null) record.changes.push({ id: changeId, verb, diff: {}, by })
  }

  /** What an undo of an update restores, and what stays because it was changed since. */
  undoUpdate(id: string, changeId: string): { values: Values; restored: string[]; conflicts: string[] } {
    const record = this.of(id)
    const change = record.changes.find((each) => each.id === changeId)
    if (!change) throw new Error(`no change ${changeId}`)
    const values: Record<string, unknown> = { ...record.values }
    const [restored, conflicts]: [string[], string[]] = [[], []]
    for (const [field, diff] of Object.entries(change.diff)) {
      const now = JSON.stringify(record.values[field])
      const wanted = isSetDiff(diff) ? setWithout(record.values[field], diff.added, diff.removed) : diff[0]
      if (JSON.stringify(wanted) === now) continue
      if (!isSetDiff(diff) && JSON.stringify(diff[1]) !== now) conflicts.push(field)
      else {
        values[field] = wanted
        restored.push(field)
      }
    }
    return { values, restored, conflicts }
  }

  of(id: string): ModelRecord {
    const record = this.records.get(id)
    if (!record) throw new Error(`no record ${id}`)
    return record
  }
}

function setWithout(current: unknown, added: readonly string[], removed: readonly string[]): string[] {
  const kept = (current as readonly string[]).filter((id) => !added.includes(id))
  return [...new Set([...kept, ...removed])].toSorted()
}
