// Set-up, sign-in, one's own account and invitations: from a call to its verb and back.
import type { ActionName, Actions } from '#contract/operations.ts'
import type { Session } from '#contract/actions/sign-in.ts'
import { changePassword } from '#server/domains/accounts/change-password.ts'
import { updateProfile } from '#server/domains/accounts/update-profile.ts'
import { acceptInvitation } from '#server/domains/invitations/accept-invitation.ts'
import { findInvitation } from '#server/domains/invitations/find-invitation.ts'
import { endSession } from '#server/domains/sessions/end-session.ts'
import { listSessions } from '#server/domains/sessions/list-sessions.ts'
import { loadOwnSession } from '#server/domains/sessions/load-own-session.ts'
import { signIn } from '#server/domains/sessions/sign-in.ts'
import { needKnownHost } from './origin.ts'
import { isSetUp, runSetup } from '#server/domains/workspaces/run-setup.ts'
import { type Call, type Handler, signedInOf } from './call.ts'

export const accountHandlers = {
  getSetup: async ({ deps }) => {
    const done = await isSetUp(deps)
    return { done, tokenNeeded: !done && deps.setupToken !== undefined }
  },
  runSetup: async (call, { body }) => {
    needKnownHost(call)
    return signedIn(call, await runSetup(call.deps, body, call))
  },
  signIn: async (call, { body }) => signedIn(call, await signIn(call.deps, body, call)),
  getSession: (call) => loadOwnSession(call.deps.database.readDb, signedInOf(call).accountId),
  signOut: async (call) => {
    const { accountId, sessionId } = signedInOf(call)
    await endSession(call.deps, accountId, sessionId)
    call.answer.setSession(null)
  },

  updateProfile: (call, { body }) => updateProfile(call.deps, signedInOf(call).accountId, body),
  changePassword: async (call, { body }) => {
    const { accountId, sessionId } = signedInOf(call)
    await changePassword(call.deps, { ...body, accountId, sessionId, address: call.address })
  },
  listSessions: async (call) => {
    const { accountId, sessionId } = signedInOf(call)
    return { items: await listSessions(call.deps, accountId, sessionId) }
  },
  endSession: async (call, { params }) => {
    const { accountId, sessionId } = signedInOf(call)
    await endSession(call.deps, accountId, params.id)
    if (params.id === sessionId) call.answer.setSession(null)
  },

  readInvitation: async ({ deps }, { body }) => {
    const { email, role, workspaceName, accountId } = await findInvitation(deps, body.token)
    return { email, role, workspace: workspaceName, known: accountId !== null }
  },
  acceptInvitation: async (call, { body }) => signedIn(call, await acceptInvitation(call.deps, body, call)),
} satisfies Partial<{ [Name in ActionName]: Handler<Actions[Name]> }>

/** Hands the new session to the browser. Read where it was written, so that it is there. */
async function signedIn(call: Call, session: { accountId: string; token: string }): Promise<Session> {
  call.answer.setSession(session.token)
  return loadOwnSession(call.deps.database.db, session.accountId)
}
