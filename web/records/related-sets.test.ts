import { describe, expect, it } from 'vitest'
import { accessTo, type Role } from '#contract/access.ts'
import type { Meta } from '#contract/actions/workspace.ts'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { entityNames } from '#contract/entities/list.ts'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { viewMeta } from '#web/api/meta-view.ts'
import { recordText } from './record-page-text.ts'
import { relatedSets } from './related-sets.ts'

function metaFor(role: Role, without: readonly string[] = []) {
  const { read: _, ...rights } = accessTo(role, 'contact')
  const access = entityNames.map((name) => [
    name,
    without.includes(name) ? { ...rights, read: 'none' } : accessTo(role, name),
  ])
  const meta: Meta = {
    version: '1',
    workspace: {
      id: 'w',
      slug: 'acme',
      name: 'Acme',
      language: 'en',
      currency: 'EUR',
      zone: 'UTC',
      weekStart: 1,
      country: 'ES',
      unassignedVisible: true,
      version: 1,
    },
    me: { memberId: 'm', role, teamId: null, rights: [] },
    access: Object.fromEntries(access),
    members: [],
    teams: [],
    options: [],
    fields: [],
    tags: [],
  }
  return viewMeta(meta, 'en', null)
}

function related(entity: Entity, values: Partial<AnyRow>, refs = {}, meta = metaFor('admin')) {
  const record = { id: 'me', title: 'Me', deletedAt: null, ...values } as AnyRow
  return relatedSets(entity, { record, refs }, meta, recordText).map((set) =>
    set.of === 'one' ? [set.title, set.id] : [set.title, set.filter, set.preset],
  )
}

const acme = { acme: { entity: 'company', title: 'Acme' } }
const there = { field: 'companyId', op: 'isAnyOf', value: ['acme'] }

describe('what belongs to a record', () => {
  it('is the company of a contact, and who else is there', () => {
    expect(related(contact, { companyId: 'acme' }, acme)).toEqual([
      ['Company', 'acme'],
      ['Contacts there', there, { companyId: 'acme' }],
    ])
  })

  it('is nothing where the company has no name for the reader, and nobody there is betrayed', () => {
    expect(related(contact, { companyId: 'acme' }, {})).toEqual([])
    expect(related(contact, { companyId: null }, {})).toEqual([])
  })

  it('is the parent of a company, its contacts and the companies below', () => {
    expect(related(company, { parentId: 'acme' }, acme)).toEqual([
      ['Parent company', 'acme'],
      ['Contacts', { field: 'companyId', op: 'isAnyOf', value: ['me'] }, { companyId: 'me' }],
      ['Companies below it', { field: 'parentId', op: 'isAnyOf', value: ['me'] }, { parentId: 'me' }],
    ])
  })

  it('leaves out what a role may not read at all', () => {
    expect(related(company, {}, {}, metaFor('rep', ['contact']))).toEqual([
      ['Companies below it', { field: 'parentId', op: 'isAnyOf', value: ['me'] }, { parentId: 'me' }],
    ])
  })
})
