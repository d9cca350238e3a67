// Creates an API key: its secret is shown once and kept as a hash.
import { access, verbs, type Role } from '#contract/access.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import { invalid } from '#server/platform/problem.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import { newToken, tokenHash } from '#server/domains/sessions/tokens.ts'
import { type ApiKey, keyColumns, toKey } from './key-row.ts'

interface NewKey {
  readonly name: string
  readonly role: Role
  readonly memberId?: string | null | undefined
  readonly expiresAt?: string | null | undefined
}

export async function createKey(
  context: Context,
  secrets: Secrets,
  { name, role, memberId = null, expiresAt = null }: NewKey,
): Promise<{ key: ApiKey; secret: string }> {
  needRight(context, 'keys.manage')
  const { workspace, actor, log } = context
  const secret = newToken('key')
  const now = context.clock()
  const row = await transaction(context.database.db, async (trx) => {
    await checkMember(trx, context, role, memberId)
    return trx
      .insertInto('api_key')
      .values({
        workspace_id: workspace.id,
        id: newId(now.getTime()),
        created_at: now.toISOString(),
        created_by: actor.memberId,
        name,
        role,
        member_id: memberId,
        prefix: secret.slice(0, 8),
        secret_hash: tokenHash(secrets, 'key', secret),
        expires_at: expiresAt === null ? null : futureMoment(expiresAt, now),
        ended_at: null,
        last_used_at: null,
      })
      .returning(keyColumns)
      .executeTakeFirstOrThrow()
  })
  log.info({ event: 'key.created', workspaceId: workspace.id, by: actor.id, keyId: row.id, role, memberId })
  return { key: toKey(row), secret }
}

/** Whether own and team mean anything to the role, so that a key with it has to stand for a member. */
export function needsMember(role: Role): boolean {
  return Object.values(access[role].entities).some((each) =>
    verbs.some((verb) => each[verb] === 'own' || each[verb] === 'team'),
  )
}

/** Throws a field error for anyone but an active member, who then stays one until the key is there. */
async function checkMember(trx: Trx, context: Context, role: Role, memberId: string | null): Promise<void> {
  if (memberId === null) {
    if (needsMember(role)) throw invalid({ path: 'memberId', code: 'required' })
    return
  }
  const member = await trx
    .selectFrom('member')
    .select('id')
    .where('workspace_id', '=', context.workspace.id)
    .where('id', '=', memberId)
    .where('active', '=', true)
    .forShare()
    .executeTakeFirst()
  if (!member) throw invalid({ path: 'memberId', code: 'unknown-reference' })
}

/** In UTC. With an offset, the last hours of the year 9999 would be in a year that the database does not take. */
function futureMoment(text: string, now: Date): string {
  const moment = new Date(text)
  const usable = moment.getTime() > now.getTime() && moment.getUTCFullYear() <= 9999
  if (!usable) throw invalid({ path: 'expiresAt', code: 'bad-value' })
  return moment.toISOString()
}
