// Fields that a workspace adds, for tests: of every kind, with choices, and people who know of them.
import { customKey } from '#contract/custom-fields.ts'
import { customField, type CustomKind, customKinds } from '#contract/entities/custom-field.ts'
import { option } from '#contract/entities/option.ts'
import type { Entity, Values } from '#contract/entity.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { customFieldsOf } from '#server/records/load-custom-fields.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { TestGround } from './ground.ts'
import type { TestWorkspace } from './workspace.ts'

/** The actor as the next request finds them: with the fields that there are now. */
export async function withFieldsOfNow(ground: TestGround, context: Context): Promise<Context> {
  const { workspace } = await systemContext(ground, context.workspace.id)
  const customFields = await customFieldsOf(ground.database, workspace.id, workspace.fieldsVersion)
  return { ...context, workspace, customFields }
}

/** Everyone of a workspace as the next request finds them. */
export async function withNewFields(ground: TestGround, workspace: TestWorkspace): Promise<TestWorkspace> {
  const people = ['system', 'admin', 'manager', 'rep', 'colleague', 'stranger', 'reader'] as const
  const entries = await Promise.all(
    people.map(async (who) => [who, await withFieldsOfNow(ground, workspace[who])] as const),
  )
  return { ...workspace, ...Object.fromEntries(entries) }
}

/** Id and key of a new field. */
export async function addField(
  ground: TestGround,
  admin: Context,
  entity: Entity,
  kind: CustomKind,
  values: Values = {},
): Promise<{ id: string; key: string }> {
  const name = `${kind} ${Math.random()}`
  const given = { entity: entity.name, kind, name, ...values }
  const { record } = await createRecord(await withFieldsOfNow(ground, admin), customField, given)
  return { id: record.id, key: customKey(record.id) }
}

/** A field of each kind; answers the choices of those that are chosen from, by key. */
export async function addFieldsOfEveryKind(
  ground: TestGround,
  admin: Context,
  entity: Entity,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const choices = new Map<string, readonly string[]>()
  for (const kind of Object.keys(customKinds) as CustomKind[]) {
    const { key } = await addField(ground, admin, entity, kind)
    if (kind !== 'choice' && kind !== 'choices') continue
    const now = await withFieldsOfNow(ground, admin)
    const names = ['Gold', 'x, y', 'ÄÖ']
    const made = await Promise.all(
      names.map(async (name) => (await createRecord(now, option, { list: key, name })).record.id),
    )
    choices.set(key, made)
  }
  return choices
}
