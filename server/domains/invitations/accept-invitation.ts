// Joins the workspace of an invitation: with a new account, or with the password of the one the person has.
import { transaction } from '#server/platform/db.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'
import { checkPassword } from '#server/domains/accounts/check-password.ts'
import { createAccount, type NewPerson } from '#server/domains/accounts/create-account.ts'
import { refuseDuplicates } from '#server/domains/accounts/duplicate-account.ts'
import { addMember } from '#server/domains/members/add-member.ts'
import { checkCredentials, holdVerified } from '#server/domains/sessions/sign-in.ts'
import { type Client, startSession } from '#server/domains/sessions/start-session.ts'
import type { Ground } from '#server/domains/ground.ts'
import { findInvitation, type OpenInvitation } from './find-invitation.ts'

interface Acceptance {
  readonly token: string
  readonly person?: Omit<NewPerson, 'email'> | undefined
  readonly password?: string | undefined
}
interface Joined {
  readonly accountId: string
  readonly token: string
}

/** Signs in. Throws `expired-link`, `wrong-credentials`, `weak-password` or `too-many-requests`. */
export async function acceptInvitation(
  ground: Ground,
  acceptance: Acceptance,
  client: Client,
): Promise<Joined> {
  const invitation = await findInvitation(ground, acceptance.token)
  const identify =
    invitation.accountId === null
      ? newcomer(ground, invitation, acceptance.person)
      : await known(ground, invitation, acceptance.password, client)
  const joined = await transaction(ground.database.db, async (trx) => {
    await claim(ground, trx, invitation)
    const accountId = await identify(trx)
    const { workspaceId, role, teamId } = invitation
    const memberId = await addMember(ground, trx, { workspaceId, accountId, role, teamId })
    if (memberId === undefined) throw new Problem('expired-link')
    return { accountId, token: await startSession(ground, trx, accountId, client) }
  })
  const { id, workspaceId } = invitation
  ground.log.info({
    event: 'invitation.accepted',
    workspaceId,
    invitationId: id,
    accountId: joined.accountId,
  })
  return joined
}

/** Whoever updates the row first has the invitation; the others wait here, and then find it used. */
async function claim(ground: Ground, trx: Trx, invitation: OpenInvitation): Promise<void> {
  const now = ground.clock().toISOString()
  const { numUpdatedRows } = await trx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('workspace_id', '=', invitation.workspaceId)
    .where('id', '=', invitation.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('expired-link')
}

type Identify = (trx: Trx) => Promise<string>

/** Guessed as at sign-in, and with the same bounds. A wrong password does not use the invitation up. */
async function known(
  ground: Ground,
  invitation: OpenInvitation,
  password: string | undefined,
  client: Client,
): Promise<Identify> {
  if (password === undefined || password === '') throw invalid({ path: 'password', code: 'required' })
  const verified = await checkCredentials(ground, invitation.email, password, client.address)
  return async (trx) => {
    await holdVerified(trx, verified)
    return verified.accountId
  }
}

function newcomer(ground: Ground, invitation: OpenInvitation, person: Acceptance['person']): Identify {
  if (!person) throw invalid({ path: 'person', code: 'required' })
  const { email, workspaceName } = invitation
  checkPassword(person.password, [person.name, person.username, email, workspaceName], 'person.password')
  return (trx) => refuseDuplicates('person.', () => createAccount(ground, trx, { ...person, email }, false))
}
