// Whoever started a job, with the rights of this moment.
import { type ActorKind, actorKinds } from '#contract/changes.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Logger } from '#server/platform/log.ts'
import type { Context } from '#server/records/actor.ts'
import { actorIn, loadKeyPlace, loadMemberPlace } from '#server/records/load-actor.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { RapportDatabase, Trx } from '#server/records/tables.ts'

/** What jobs run on. */
export interface JobGround {
  readonly database: RapportDatabase
  readonly clock: Clock
  readonly log: Logger
}
interface Starter {
  readonly workspaceId: string
  readonly actorKind: number
  readonly actorId: string | null
}

/** Undefined where they no longer have access: deactivated, or a key that ended. Changes say that a job made them. */
export async function jobContext(
  ground: JobGround,
  trx: Trx,
  { workspaceId, actorKind, actorId }: Starter,
): Promise<Context | undefined> {
  const system = await systemContext(ground, workspaceId, trx)
  if (actorKind === actorKinds.system) return system
  if (actorId === null) return undefined
  const kind: Exclude<ActorKind, 'system'> = actorKind === actorKinds.key ? 'key' : 'member'
  const place =
    kind === 'key'
      ? await loadKeyPlace(trx, workspaceId, actorId, ground.clock().toISOString())
      : await loadMemberPlace(trx, workspaceId, actorId)
  return place && { ...system, actor: actorIn(place, { kind, id: actorId }) }
}
