// The patch of one field: sets say what came and went, so that two people never take each other's tags away.
import type { Entity, Values } from '#contract/entity.ts'

export function patchOf(entity: Entity, name: string, before: unknown, after: unknown): Values {
  if (entity.fields[name]?.kind.name !== 'tags') return { [name]: after }
  const old = idsIn(before)
  const now = idsIn(after)
  return {
    [name]: {
      add: now.filter((id) => !old.includes(id)),
      remove: old.filter((id) => !now.includes(id)),
    },
  }
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}
