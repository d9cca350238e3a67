// Who may do what: preset roles as code, so that an entity without its row does not compile.
import type { EntityName } from './entities/list.ts'
import type { Label } from './language.ts'

export const roles = ['admin', 'manager', 'rep', 'readOnly'] as const
export type Role = (typeof roles)[number]
export const roleLabels: Record<Role, Label> = {
  admin: { en: 'Admin', es: 'Administrador' },
  manager: { en: 'Manager', es: 'Gerente' },
  rep: { en: 'Rep', es: 'Comercial' },
  readOnly: { en: 'Read-only', es: 'Solo lectura' },
}

/** On which records a verb may be used: the owner is me, is of my team's subtree, or anyone. */
export type Scope = 'none' | 'own' | 'team' | 'all'
/** `create` with scope own means: as their owner. `assign` is handing a record to another member. */
export const verbs = ['read', 'create', 'update', 'assign', 'delete'] as const
export type Verb = (typeof verbs)[number]

/** What each role may do with a field that the workspace added, within what it may do with the record. */
export type CustomAccess = Readonly<Record<Role, 'write' | 'read' | 'none'>>

export interface EntityAccess extends Readonly<Record<Verb, Scope>> {
  /** Fields that do not exist for this role, in any answer, filter, sort, search or history. */
  readonly hidden: readonly string[]
  /** Fields that it sees and cannot write. */
  readonly readOnly: readonly string[]
}

/** Rights that are not about records. */
export const rights = ['workspace.update', 'members.manage', 'keys.manage', 'jobs.manage'] as const
export type Right = (typeof rights)[number]

interface RoleAccess {
  readonly entities: Readonly<Record<EntityName, EntityAccess>>
  readonly rights: readonly Right[]
}

const everything: EntityAccess = {
  read: 'all',
  create: 'all',
  update: 'all',
  assign: 'all',
  delete: 'all',
  hidden: [],
  readOnly: [],
}
const readAll: EntityAccess = {
  read: 'all',
  create: 'none',
  update: 'none',
  assign: 'none',
  delete: 'none',
  hidden: [],
  readOnly: [],
}
/** Other roles learn of fields through what they may see of them, or the names of hidden ones would get out. */
const nothing: EntityAccess = { ...readAll, read: 'none' }

export const access: Readonly<Record<Role, RoleAccess>> = {
  admin: {
    entities: {
      contact: everything,
      company: everything,
      tag: everything,
      option: everything,
      team: everything,
      field: everything,
    },
    rights: ['workspace.update', 'members.manage', 'keys.manage', 'jobs.manage'],
  },
  manager: {
    entities: {
      contact: {
        read: 'team',
        create: 'team',
        update: 'team',
        assign: 'team',
        delete: 'team',
        hidden: [],
        readOnly: [],
      },
      company: {
        read: 'all',
        create: 'team',
        update: 'team',
        assign: 'team',
        delete: 'team',
        hidden: [],
        readOnly: [],
      },
      tag: everything,
      option: readAll,
      team: readAll,
      field: nothing,
    },
    rights: [],
  },
  rep: {
    entities: {
      contact: {
        read: 'own',
        create: 'own',
        update: 'own',
        assign: 'none',
        delete: 'own',
        hidden: [],
        readOnly: [],
      },
      company: {
        read: 'all',
        create: 'own',
        update: 'own',
        assign: 'none',
        delete: 'none',
        hidden: ['annualRevenue'],
        readOnly: ['parentId'],
      },
      tag: { ...readAll, create: 'all' },
      option: readAll,
      team: readAll,
      field: nothing,
    },
    rights: [],
  },
  readOnly: {
    entities: {
      contact: { ...readAll, hidden: ['birthday'] },
      company: { ...readAll, hidden: ['annualRevenue'] },
      tag: readAll,
      option: readAll,
      team: readAll,
      field: nothing,
    },
    rights: [],
  },
}

/** Access of a role to an entity. */
export function accessTo(role: Role, entity: EntityName): EntityAccess {
  return access[role].entities[entity]
}

export function hasRight(role: Role, right: Right): boolean {
  return access[role].rights.includes(right)
}
