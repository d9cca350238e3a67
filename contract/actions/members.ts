// People of a workspace: members, invitations, API keys.
import { z } from 'zod'
import { roles } from '#contract/access.ts'
import { idWire } from '#contract/kinds/ids.ts'
import { lineSchema } from '#contract/kinds/text.ts'
import { idParams, operation } from '#contract/operation.ts'
import {
  accountEmailSchema,
  passwordSchema,
  personNameSchema,
  sessionSchema,
  usernameSchema,
} from './sign-in.ts'
import { memberSchema } from './workspace.ts'

const moment = z.string().meta({ format: 'date-time' })
const idInput = z.guid('unknown-reference').transform((id) => id.toLowerCase())

/** A member as those see them who manage members. */
export const memberDetailSchema = memberSchema
  .extend({
    email: z.string(),
    username: z.string(),
    phone: z.string().nullable(),
    joinedAt: moment,
    lastSeenAt: moment.nullable(),
    superuser: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'MemberDetail' })
export type MemberDetail = z.output<typeof memberDetailSchema>

export const apiKeySchema = z
  .object({
    id: idWire,
    name: z.string(),
    role: z.enum(roles),
    memberId: z.string().nullable(),
    /** First characters, to tell keys apart. */ prefix: z.string(),
    createdAt: moment,
    /** Member who made it; null where another key did. */
    createdBy: z.string().nullable(),
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: 'ApiKey' })

const manage = { access: { right: 'members.manage' }, tag: 'members', inWorkspace: true } as const
export const listMembers = operation({
  ...manage,
  id: 'members.list',
  method: 'GET',
  path: '/members',
  response: z.object({ items: z.array(memberDetailSchema) }),
  summary: 'Everyone in the workspace, with when they were last seen',
})
export const updateMember = operation({
  ...manage,
  id: 'members.update',
  method: 'PATCH',
  path: '/members/{id}',
  params: idParams,
  body: z.strictObject({ role: z.enum(roles).optional(), teamId: idInput.nullable().optional() }),
  response: memberDetailSchema,
  errors: ['last-admin', 'superuser-stays'],
  summary: 'Change role or team of a member; who changes team takes the records along',
})
export const deactivateMember = operation({
  ...manage,
  id: 'members.deactivate',
  method: 'POST',
  path: '/members/{id}/deactivate',
  params: idParams,
  body: z.strictObject({
    /** Who gets the records; null leaves them without an owner. */
    reassignTo: idInput.nullable(),
  }),
  response: z.object({
    member: memberDetailSchema,
    /** Records that changed hands at once, by object. */
    reassigned: z.record(z.string(), z.int()),
    /** The job that hands over the others, where there are thousands of them. */
    jobId: idWire.nullable(),
    keys: z.object({
      /** Keys that stood for the member: they ended with this. */
      ended: z.int(),
      /** Keys that the member made and that stand for the workspace or for others: they go on until someone ends them. */
      working: z.array(apiKeySchema),
    }),
  }),
  errors: ['last-admin', 'superuser-stays'],
  summary:
    'End the access of a member at once and hand over their records: some thousands in the same step, more by a job',
})
export const reactivateMember = operation({
  ...manage,
  id: 'members.reactivate',
  method: 'POST',
  path: '/members/{id}/reactivate',
  params: idParams,
  response: memberDetailSchema,
  summary: 'Give a deactivated member access again',
})

export const invitationSchema = z
  .object({
    id: idWire,
    email: z.string(),
    role: z.enum(roles),
    teamId: z.string().nullable(),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' })
export const listInvitations = operation({
  ...manage,
  id: 'invitations.list',
  method: 'GET',
  path: '/invitations',
  response: z.object({ items: z.array(invitationSchema) }),
  summary: 'Invitations that are still open',
})
export const createInvitation = operation({
  ...manage,
  id: 'invitations.create',
  method: 'POST',
  path: '/invitations',
  status: 201,
  body: z.strictObject({
    email: accountEmailSchema,
    role: z.enum(roles),
    teamId: idInput.nullable().optional(),
  }),
  response: z.object({
    invitation: invitationSchema,
    /** Shown once; send it to the person. */ link: z.string(),
  }),
  summary: 'Invite a person; answers with a link to copy, valid for seven days and one use',
})
export const deleteInvitation = operation({
  ...manage,
  id: 'invitations.delete',
  method: 'DELETE',
  path: '/invitations/{id}',
  params: idParams,
  summary: 'Withdraw an invitation',
})
const tokenSchema = z.string('wrong-type').trim().min(20, 'required').max(200)
export const readInvitation = operation({
  id: 'invitations.read',
  method: 'POST',
  path: '/invitations/read',
  tag: 'session',
  access: 'public',
  guarded: true,
  body: z.strictObject({ token: tokenSchema }),
  response: z.object({
    email: z.string(),
    workspace: z.string(),
    role: z.enum(roles),
    /** Whether the person has an account here already and only joins. */ known: z.boolean(),
  }),
  errors: ['expired-link'],
  summary: 'What an invitation link is for',
})
export const acceptInvitation = operation({
  id: 'invitations.accept',
  method: 'POST',
  path: '/invitations/accept',
  tag: 'session',
  access: 'public',
  guarded: true,
  body: z.strictObject({
    token: tokenSchema,
    /** For a person without an account. */
    person: z
      .strictObject({ name: personNameSchema, username: usernameSchema, password: passwordSchema })
      .optional(),
    /** For a person who has one: the password of it. */
    password: z.string().max(200).optional(),
  }),
  response: sessionSchema,
  status: 201,
  errors: ['expired-link', 'wrong-credentials', 'weak-password'],
  summary: 'Join the workspace of an invitation; signs in',
})

const keys = { access: { right: 'keys.manage' }, tag: 'keys', inWorkspace: true } as const
export const listKeys = operation({
  ...keys,
  id: 'keys.list',
  method: 'GET',
  path: '/keys',
  response: z.object({ items: z.array(apiKeySchema) }),
  summary: 'API keys of the workspace',
})
export const createKey = operation({
  ...keys,
  id: 'keys.create',
  method: 'POST',
  path: '/keys',
  status: 201,
  body: z.strictObject({
    name: lineSchema(80),
    role: z.enum(roles),
    /** Whose records scopes own and team mean, and who owns what the key creates; required for roles limited to own or team. */
    memberId: idInput.nullable().optional(),
    expiresAt: z.iso.datetime({ offset: true, error: 'bad-moment' }).nullable().optional(),
  }),
  response: z.object({
    key: apiKeySchema,
    /** The secret: shown once, kept as a hash. */ secret: z.string(),
  }),
  summary: 'Create an API key with a role and an expiry; its secret is shown once',
})
export const deleteKey = operation({
  ...keys,
  id: 'keys.delete',
  method: 'DELETE',
  path: '/keys/{id}',
  params: idParams,
  summary: 'End an API key at once',
})
