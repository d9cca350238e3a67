// The change log as it travels: who changed what, when, through what, from which value to which.
import { z } from 'zod'
import { idWire } from './kinds/ids.ts'

/** Stable numbers of the change table; never reused. */
export const changeVerbs = { create: 1, update: 2, delete: 3, restore: 4 } as const
export type ChangeVerb = keyof typeof changeVerbs
export const vias = { web: 1, api: 2, import: 3, job: 4, cli: 5 } as const
export type Via = keyof typeof vias
export const actorKinds = { member: 1, key: 2, system: 3 } as const
export type ActorKind = keyof typeof actorKinds

/** One field of a change: before and after; sets of ids say what came and went, so that two people never conflict. */
export type FieldDiff =
  | readonly [before: unknown, after: unknown]
  | { readonly added: readonly string[]; readonly removed: readonly string[] }
export type Diff = Readonly<Record<string, FieldDiff>>

export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
})
export type FieldChange = z.output<typeof fieldChangeSchema>

export const changeSchema = z
  .object({
    id: idWire,
    at: z.string().meta({ format: 'date-time' }),
    actor: z.object({
      kind: z.enum(['member', 'key', 'system']),
      id: z.string().nullable(),
      name: z.string(),
    }),
    via: z.enum(['web', 'api', 'import', 'job', 'cli']),
    verb: z.enum(['create', 'update', 'delete', 'restore']),
    entity: z.string(),
    recordId: idWire,
    /** Version of the record after this change. */
    version: z.int(),
    batchId: idWire.nullable(),
    /** The change that this one took back. */
    undoes: idWire.nullable(),
    fields: z.array(fieldChangeSchema),
    /** Whether this actor may take it back now. */
    canUndo: z.boolean(),
  })
  .meta({ id: 'Change' })
export type Change = z.output<typeof changeSchema>

/** Answer to an undo: what was restored, and what stayed because someone changed it since. */
export const undoResultSchema = z
  .object({
    /** The change that the undo itself wrote; null when nothing could be taken back. Undo it to redo. */
    changeId: idWire.nullable(),
    entity: z.string(),
    recordId: idWire,
    version: z.int(),
    restored: z.array(z.string()),
    conflicts: z.array(z.object({ field: z.string(), current: z.unknown(), wanted: z.unknown() })),
  })
  .meta({ id: 'UndoResult' })
export type UndoResult = z.output<typeof undoResultSchema>
