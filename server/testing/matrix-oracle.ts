// What the rights should be, written down once more and by itself: the matrix compares the server with this, never with its own code.
import type { Role } from '#contract/access.ts'
import type { EntityName } from '#contract/entities/list.ts'

/** Whose a record is, as the actor sees it. Objects without owners are `shared`. */
export type Placement = 'own' | 'team' | 'foreign' | 'unassigned' | 'shared'
export type Deed = 'see' | 'make' | 'change' | 'give' | 'trash'
type Span = 'nobody' | 'mine' | 'team' | 'everyone'

/** see, make, change, give, trash. */
type Spans = readonly [Span, Span, Span, Span, Span]
const everything: Spans = ['everyone', 'everyone', 'everyone', 'everyone', 'everyone']
const nothing: Spans = ['nobody', 'nobody', 'nobody', 'nobody', 'nobody']
const reading: Spans = ['everyone', 'nobody', 'nobody', 'nobody', 'nobody']

const spans: Readonly<Record<EntityName, Readonly<Record<Role, Spans>>>> = {
  contact: {
    admin: everything,
    manager: ['team', 'team', 'team', 'team', 'team'],
    rep: ['mine', 'mine', 'mine', 'nobody', 'mine'],
    readOnly: reading,
  },
  company: {
    admin: everything,
    manager: ['everyone', 'team', 'team', 'team', 'team'],
    rep: ['everyone', 'mine', 'mine', 'nobody', 'nobody'],
    readOnly: reading,
  },
  tag: {
    admin: everything,
    manager: everything,
    rep: ['everyone', 'everyone', 'nobody', 'nobody', 'nobody'],
    readOnly: reading,
  },
  option: { admin: everything, manager: reading, rep: reading, readOnly: reading },
  team: { admin: everything, manager: reading, rep: reading, readOnly: reading },
  field: { admin: everything, manager: nothing, rep: nothing, readOnly: nothing },
}

/** Objects that belong to a member. */
const owned: readonly EntityName[] = ['contact', 'company']
export function isOwned(entity: EntityName): boolean {
  return owned.includes(entity)
}

/** Fields that do not exist for a role. */
export const hiddenFields: Readonly<Record<Role, Partial<Record<EntityName, string>>>> = {
  admin: {},
  manager: {},
  rep: { company: 'annualRevenue' },
  readOnly: { company: 'annualRevenue', contact: 'birthday' },
}

function spanOf(role: Role, entity: EntityName, deed: Deed): Span {
  const [see, make, change, give, trash] = spans[entity][role]
  return { see, make, change, give, trash }[deed]
}

/** Whether the role may do it with any record at all. */
export function mayEver(role: Role, entity: EntityName, deed: Deed): boolean {
  return spanOf(role, entity, deed) !== 'nobody'
}

/** Whether the role may do it with a record that stands so to the actor. `open`: unassigned records show to all. */
export function may(role: Role, entity: EntityName, deed: Deed, placement: Placement, open = true): boolean {
  const span = spanOf(role, entity, deed)
  if (span === 'everyone') return true
  if (span === 'nobody' || placement === 'foreign' || placement === 'shared') return false
  // What nobody owns may be looked after by whoever sees it; thrown away or made it may not be.
  if (placement === 'unassigned') return open && (deed === 'see' || deed === 'change' || deed === 'give')
  return placement === 'own' || span === 'team'
}

/** Where a record is: in sight or not, in the trash, in another workspace, nowhere. */
export type Place = 'alive' | 'trash' | 'abroad' | 'nowhere'
export type RecordDeed = 'get' | 'history' | 'update' | 'delete' | 'restore'

const deedOf = { get: 'see', history: 'see', update: 'change', delete: 'trash', restore: 'trash' } as const

/** Status of an operation on one record. */
export function expectedStatus(
  role: Role,
  entity: EntityName,
  operation: RecordDeed,
  { place, placement }: { place: Place; placement: Placement },
  open = true,
): number {
  const deed = deedOf[operation]
  if (!mayEver(role, entity, deed)) return 403
  if (place === 'abroad' || place === 'nowhere') return 404
  if (!may(role, entity, 'see', placement, open)) return 404
  if (!may(role, entity, deed, placement, open)) return 403
  return operation === 'update' && place === 'trash' ? 404 : 200
}

/** What a record says that the actor can do with it. */
export function expectedCan(role: Role, entity: EntityName, place: Place, placement: Placement): string[] {
  const can = (deed: Deed) => may(role, entity, deed, placement)
  if (place === 'trash') return can('trash') ? ['restore'] : []
  return [
    ...(can('change') ? ['update'] : []),
    ...(isOwned(entity) && can('give') ? ['assign'] : []),
    ...(can('trash') ? ['delete'] : []),
  ]
}

/** Who may call the operations that are not about records of an entity; `session` needs a person, whoever it is. */
export type Callers = 'public' | 'session' | 'superuser' | readonly Role[]
const anyone: readonly Role[] = ['admin', 'manager', 'rep', 'readOnly']
export const actionCallers: Readonly<Record<string, Callers>> = {
  'setup.get': 'public',
  'setup.run': 'public',
  'session.create': 'public',
  'invitations.read': 'public',
  'invitations.accept': 'public',
  'session.get': 'session',
  'session.delete': 'session',
  'profile.update': 'session',
  'profile.password': 'session',
  'profile.sessions': 'session',
  'profile.endSession': 'session',
  'workspaces.create': 'superuser',
  'meta.get': anyone,
  'search.all': anyone,
  'changes.undo': ['admin', 'manager', 'rep'],
  'workspace.update': ['admin'],
  'members.list': ['admin'],
  'members.update': ['admin'],
  'members.deactivate': ['admin'],
  'members.reactivate': ['admin'],
  'invitations.list': ['admin'],
  'invitations.create': ['admin'],
  'invitations.delete': ['admin'],
  'keys.list': ['admin'],
  'keys.create': ['admin'],
  'keys.delete': ['admin'],
  'options.merge': ['admin'],
  'jobs.list': anyone,
  'jobs.get': anyone,
  'jobs.cancel': anyone,
  'tags.merge': ['admin', 'manager'],
}
