// Notes that a session or key was used: at most once a minute, beside the request that used it.
import type { LoadedKey, LoadedSession } from '#server/records/load-actor.ts'
import type { Ground } from '#server/domains/ground.ts'
import { sessionEnd } from './lifetime.ts'

const minute = 60_000
const underWay = new Set<string>()

/** Also lets the session slide on, and notes when its member was last seen in the workspace. */
export function touchSession(ground: Ground, session: LoadedSession): void {
  const now = ground.clock()
  const { place } = session
  if (place && isStale(place.memberSeenAt, now)) touchMember(ground, place.workspace.id, place.memberId)
  if (!isStale(session.seenAt, now)) return
  note(ground, session.sessionId, async () => {
    await ground.database.db
      .updateTable('session')
      .set({
        seen_at: now.toISOString(),
        expires_at: sessionEnd(new Date(session.createdAt), now).toISOString(),
      })
      .where('id', '=', session.sessionId)
      .where('seen_at', '<', new Date(now.getTime() - minute).toISOString())
      .execute()
  })
}

export function touchKey(ground: Ground, key: LoadedKey): void {
  const now = ground.clock()
  if (!isStale(key.lastUsedAt, now)) return
  note(ground, key.keyId, async () => {
    await ground.database.db
      .updateTable('api_key')
      .set({ last_used_at: now.toISOString() })
      .where('workspace_id', '=', key.place.workspace.id)
      .where('id', '=', key.keyId)
      .execute()
  })
}

function touchMember(ground: Ground, workspaceId: string, memberId: string | null): void {
  if (memberId === null) return
  note(ground, memberId, async () => {
    await ground.database.db
      .updateTable('member')
      .set({ seen_at: ground.clock().toISOString() })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', memberId)
      .execute()
  })
}

function isStale(last: string | null, now: Date): boolean {
  return last === null || now.getTime() - Date.parse(last) > minute
}

/** Many requests of one page arrive together: the first one writes. Nobody waits for it, and a failure harms nobody. */
function note(ground: Ground, id: string, write: () => Promise<void>): void {
  if (underWay.has(id)) return
  underWay.add(id)
  void write()
    .catch((error: unknown) => ground.log.warn({ err: error }, 'the use of a session or key was not noted'))
    .finally(() => underWay.delete(id))
}
