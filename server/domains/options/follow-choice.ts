// What records do when a tag or option is merged, deleted, or brought back: they follow it, as one step.
import type { Entity } from '#contract/entity.ts'
import { invalid } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import { lastBatch, startStep } from '#server/records/follow-ups.ts'
import { loadStored, type Stored } from '#server/records/stored.ts'
import type { Trx } from '#server/records/tables.ts'

/** Answers the batch of the step; undefined where no record has to follow. Throws where the choice to merge into is none. */
export async function followChoice(
  trx: Trx,
  context: Context,
  entity: Entity,
  before: Stored,
  after: Stored,
): Promise<string | undefined> {
  const step = { list: listOf(entity, before), choiceId: before.id, intoId: null, reverts: null }
  if (before.deletedAt === null && after.deletedAt !== null) return startStep(trx, context, step)
  if (before.deletedAt !== null && after.deletedAt === null) return bringBack('deleted')
  const [was, is] = [before.values['mergedInto'], after.values['mergedInto']]
  if (was === is) return undefined
  if (typeof is !== 'string') return bringBack('merged')
  await needChoice(trx, context, entity, before, is)
  return startStep(trx, context, { ...step, intoId: is })

  async function bringBack(from: 'deleted' | 'merged') {
    const reverts = await lastBatch(trx, context, before.id, from)
    return reverts === null ? undefined : startStep(trx, context, { ...step, reverts })
  }
}

async function needChoice(
  trx: Trx,
  context: Context,
  entity: Entity,
  from: Stored,
  id: string,
): Promise<void> {
  const [into] = await loadStored(trx, context, entity, [id], { row: true })
  if (
    !into ||
    isGone(into) ||
    into.values['archived'] === true ||
    listOf(entity, into) !== listOf(entity, from)
  )
    throw invalid({ path: 'into', code: 'unknown-reference' })
}

/** Whether nothing can be given it or merged into it any more. */
export function isGone(row: Stored): boolean {
  return row.deletedAt !== null || typeof row.values['mergedInto'] === 'string'
}

function listOf(entity: Entity, row: Stored): string {
  const { list } = row.values
  return typeof list === 'string' ? list : entity.name
}
