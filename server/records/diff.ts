// What changed between two states of a record, and how such a change is applied and turned back.
import type { Diff, FieldDiff } from '#contract/changes.ts'
import type { Entity, Field, Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { sortedSet } from '#contract/kinds/tags.ts'

/** Whether two values of a field mean the same. */
export function sameValue(def: Field, a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  return def.kind.same(a, b)
}

/** The fields that differ. Sets say what came and went. */
export function diffOf(entity: Entity, before: Values, after: Values): Diff {
  const diff: Record<string, FieldDiff> = {}
  for (const [name, def] of Object.entries(entity.fields)) {
    const old = before[name] ?? def.kind.empty
    const now = after[name] ?? def.kind.empty
    if (!sameValue(def, old, now)) diff[name] = isSet(def) ? setDiff(asSet(old), asSet(now)) : [old, now]
  }
  return diff
}

/** Values without content, as a record has them before it exists. */
export function emptyValues(entity: Entity): Values {
  return Object.fromEntries(Object.entries(entity.fields).map(([name, def]) => [name, def.kind.empty]))
}

export function isSet(def: Field): boolean {
  return def.kind.name === 'tags'
}

/** Ids added and removed, each in order. */
export function setDiff(old: readonly string[], now: readonly string[]): FieldDiff {
  return { added: now.filter((id) => !old.includes(id)), removed: old.filter((id) => !now.includes(id)) }
}

/** A set after ids were added and removed; what it holds otherwise stays. */
export function applySet(
  current: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  return sortedSet([...current.filter((id) => !removed.includes(id)), ...added])
}

export function asSet(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}
export function isSetDiff(
  change: FieldDiff,
): change is { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return !Array.isArray(change)
}
