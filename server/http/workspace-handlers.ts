// The workspace, its people and its keys: from a call to its verb and back.
import type { ActionName, Actions } from '#contract/operations.ts'
import { createInvitation } from '#server/domains/invitations/create-invitation.ts'
import { deleteInvitation } from '#server/domains/invitations/delete-invitation.ts'
import { listInvitations } from '#server/domains/invitations/list-invitations.ts'
import { createKey } from '#server/domains/keys/create-key.ts'
import { deleteKey } from '#server/domains/keys/delete-key.ts'
import { listKeys } from '#server/domains/keys/list-keys.ts'
import { deactivateMember } from '#server/domains/members/deactivate-member.ts'
import { listMembers } from '#server/domains/members/list-members.ts'
import { reactivateMember } from '#server/domains/members/reactivate-member.ts'
import { updateMember } from '#server/domains/members/update-member.ts'
import { createWorkspace } from '#server/domains/workspaces/create-workspace.ts'
import { getMeta } from '#server/domains/workspaces/get-meta.ts'
import { updateWorkspace } from '#server/domains/workspaces/update-workspace.ts'
import { contextOf, type Handler, signedInOf } from './call.ts'

export const workspaceHandlers = {
  getMeta: (call) => getMeta(contextOf(call)),
  updateWorkspace: (call, { body }) => updateWorkspace(contextOf(call), body),
  createWorkspace: (call, { body }) => createWorkspace(call.deps, signedInOf(call), body),

  listMembers: async (call) => ({ items: await listMembers(contextOf(call)) }),
  updateMember: (call, { params, body }) => updateMember(contextOf(call), params.id, body),
  deactivateMember: (call, { params, body }) => deactivateMember(contextOf(call), params.id, body.reassignTo),
  reactivateMember: (call, { params }) => reactivateMember(contextOf(call), params.id),

  listInvitations: async (call) => ({ items: await listInvitations(contextOf(call)) }),
  createInvitation: async (call, { body }) => {
    const { invitation, token } = await createInvitation(contextOf(call), call.deps.secrets, body)
    return { invitation, link: `${call.deps.env.baseUrl}/invite#${token}` }
  },
  deleteInvitation: async (call, { params }) => {
    await deleteInvitation(contextOf(call), params.id)
  },

  listKeys: async (call) => ({ items: await listKeys(contextOf(call)) }),
  createKey: (call, { body }) => createKey(contextOf(call), call.deps.secrets, body),
  deleteKey: async (call, { params }) => {
    await deleteKey(contextOf(call), params.id)
  },
} satisfies Partial<{ [Name in ActionName]: Handler<Actions[Name]> }>
