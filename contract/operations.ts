// All operations of the API. Routes, documentation and client are made from this list, and nothing else may be served.
import { undoChange } from './actions/changes.ts'
import * as jobs from './actions/jobs.ts'
import * as members from './actions/members.ts'
import * as profile from './actions/profile.ts'
import { recordOperations } from './actions/records.ts'
import { search } from './actions/search.ts'
import { getSession, getSetup, runSetup, signIn, signOut } from './actions/sign-in.ts'
import { createWorkspace, getMeta, mergeOption, mergeTag, updateWorkspace } from './actions/workspace.ts'
import {
  access as accessOfRole,
  accessTo,
  type EntityAccess,
  hasRight,
  type Role,
  roles,
  verbs,
} from './access.ts'
import { company } from './entities/company.ts'
import { contact } from './entities/contact.ts'
import { customField } from './entities/custom-field.ts'
import { option } from './entities/option.ts'
import { tag } from './entities/tag.ts'
import { team } from './entities/team.ts'
import type { EntityName } from './entities/list.ts'
import type { RecordOperations } from './actions/records.ts'
import type { AccessMap, Operation } from './operation.ts'

/** The operations on records, by entity. */
export const recordOperationsOf: Readonly<Record<EntityName, RecordOperations>> = {
  contact: recordOperations(contact),
  company: recordOperations(company),
  tag: recordOperations(tag),
  option: recordOperations(option),
  team: recordOperations(team),
  field: recordOperations(customField),
}

/** Operations with a meaning of their own. */
export const actions = {
  getSetup,
  runSetup,
  signIn,
  getSession,
  signOut,
  updateProfile: profile.updateProfile,
  changePassword: profile.changePassword,
  listSessions: profile.listSessions,
  endSession: profile.endSession,
  getMeta,
  updateWorkspace,
  createWorkspace,
  mergeOption,
  mergeTag,
  listMembers: members.listMembers,
  updateMember: members.updateMember,
  deactivateMember: members.deactivateMember,
  reactivateMember: members.reactivateMember,
  listInvitations: members.listInvitations,
  createInvitation: members.createInvitation,
  deleteInvitation: members.deleteInvitation,
  readInvitation: members.readInvitation,
  acceptInvitation: members.acceptInvitation,
  listKeys: members.listKeys,
  createKey: members.createKey,
  deleteKey: members.deleteKey,
  listJobs: jobs.listJobs,
  getJob: jobs.getJob,
  cancelJob: jobs.cancelJob,
  undoChange,
  search,
} as const
export type Actions = typeof actions
export type ActionName = keyof Actions

export const allOperations: readonly Operation[] = [
  ...Object.values(actions),
  ...Object.values(recordOperationsOf).flatMap((each) => Object.values(each)),
]

/** Which preset roles may call it at all; row scope and fields come on top. */
export function accessMap(operation: Operation): AccessMap {
  if (operation.access === 'public') return 'public'
  return Object.fromEntries(
    roles.filter((role) => mayCall(role, operation)).map((role) => [role, true as const]),
  )
}

/** Whether the role may call the operation on some record. */
export function mayCall(role: Role, operation: Operation): boolean {
  const { access } = operation
  // No role makes a superuser.
  if (access === 'superuser') return false
  if (access === 'writer') return Object.values(accessOfRole[role].entities).some(writesAnything)
  if (typeof access === 'string') return true
  return 'right' in access
    ? hasRight(role, access.right)
    : accessTo(role, access.entity)[access.verb] !== 'none'
}

function writesAnything(entity: EntityAccess): boolean {
  return verbs.some((verb) => verb !== 'read' && entity[verb] !== 'none')
}
