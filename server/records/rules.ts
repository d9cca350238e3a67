// Where domains add what a definition cannot say: checks of a record as a whole, and of what still needs it.
import type { EntityName } from '#contract/entities/list.ts'
import { isEntityName } from '#contract/entities/list.ts'
import type { Entity, Values } from '#contract/entity.ts'
import type { RawBuilder } from 'kysely'
import type { FieldProblem } from '#server/platform/problem.ts'
import type { Context } from './actor.ts'
import type { Hold, Stored } from './stored.ts'
import type { Db, Trx } from './tables.ts'
import { treeProblems } from './tree.ts'

export interface RecordRules {
  /** Set where what the rules see must hold until the write commits: changes, deletions and undos then lock the record first. */
  readonly locked?: true
  /** The field by which its records form a tree: none may come to stand below itself. Moves within a tree wait for each other. */
  readonly tree?: string
  /** Runs before every create, update, restore and undo, whoever asks. Returns what needs a correction. */
  check?(
    db: Db | Trx,
    context: Context,
    change: { readonly id: string; readonly before: Values | undefined; readonly after: Values },
  ): Promise<readonly FieldProblem[]> | readonly FieldProblem[]
  /**
   * What else follows from a change, a deletion or a restoration, begun in its transaction before it is written. Answers
   * the batch that all of it belongs to. For entities that are `locked`.
   */
  follow?(trx: Trx, context: Context, before: Stored, after: Stored): Promise<string | undefined>
  /** A further part of the statement that writes its records; `done` holds the ids of those that are written. */
  also?(context: Context): RawBuilder<unknown>
  /** Whether something that lives still points to the record, so that it must not go to the trash. */
  inUse?(db: Db | Trx, context: Context, row: Stored): Promise<boolean>
}

const rules: Partial<Record<EntityName, RecordRules>> = {}

/** Called once for every entity with rules, by the composition of the server. */
export function registerRules(entity: EntityName, its: RecordRules): void {
  rules[entity] = its
}

/** What a domain and the tree have to say about a change. In a tree it is decided in a transaction that holds the tree. */
export async function ruleProblems(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  change: { readonly id: string; readonly before: Values | undefined; readonly after: Values },
): Promise<FieldProblem[]> {
  const rules = rulesOf(entity)
  return [
    ...(rules.tree === undefined ? [] : await treeProblems(db, context, entity, rules.tree, change)),
    ...((await rules.check?.(db, context, change)) ?? []),
  ]
}

/** What has to be held from the first look at a record until its change is written, given the fields that change. */
export function holdOf(entity: Entity, changed: Values): Hold {
  const { locked, tree } = rulesOf(entity)
  return { row: locked === true, tree: tree !== undefined && tree in changed }
}

export function rulesOf(entity: Entity): RecordRules {
  return (isEntityName(entity.name) ? rules[entity.name] : undefined) ?? {}
}
