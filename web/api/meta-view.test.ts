import { expect, test } from 'vitest'
import type { Meta, OptionItem } from '#contract/actions/workspace.ts'
import { contact } from '#contract/entities/contact.ts'
import { team } from '#contract/entities/team.ts'
import { viewMeta } from './meta-view.ts'

const option = (id: string, patch: Partial<OptionItem>): OptionItem => ({
  id,
  list: 'contactStatus',
  name: id,
  names: null,
  category: null,
  group: null,
  color: null,
  position: 0,
  archived: false,
  mergedInto: null,
  version: 1,
  ...patch,
})
const none = {
  create: 'none',
  update: 'none',
  assign: 'none',
  delete: 'none',
  hidden: [],
  readOnly: [],
} as const
const meta: Meta = {
  version: '1',
  workspace: {
    id: 'w',
    slug: 'acme',
    name: 'Acme',
    language: 'en',
    currency: 'EUR',
    zone: 'Europe/Madrid',
    weekStart: 1,
    country: 'ES',
    unassignedVisible: false,
    version: 1,
  },
  me: { memberId: 'm1', role: 'rep', teamId: null, rights: ['keys.manage'] },
  access: { contact: { ...none, read: 'own', hidden: [], readOnly: [] } },
  members: [
    { id: 'm1', name: 'Ann Archer', role: 'rep', teamId: null, active: false },
    { id: 'm2', name: 'ann  archer', role: 'rep', teamId: null, active: true },
  ],
  teams: [],
  options: [
    option('old', { name: 'Lead', archived: true }),
    option('lead', { name: 'Lead', names: { en: 'Lead', es: 'Interesado' }, position: 2 }),
    option('customer', { name: 'Customer', names: { es: 'Cliente' }, position: 1 }),
    option('consulting', { name: 'Consulting', list: 'service' }),
  ],
  fields: [],
  tags: [
    { id: 't2', name: 'vip', color: null, mergedInto: null, version: 1 },
    { id: 't1', name: 'Ácido', color: null, mergedInto: null, version: 1 },
    { id: 't3', name: 'gone', color: null, mergedInto: 't2', version: 1 },
  ],
}

test('options come in their order, archived ones when asked for, under their name in the reader’s language', () => {
  const view = viewMeta(meta, 'es', null)
  expect(view.optionsOf('contactStatus').map((each) => view.nameOf(each))).toEqual(['Cliente', 'Interesado'])
  expect(view.optionsOf('contactStatus', { archived: true }).map(({ id }) => id)).toEqual([
    'old',
    'customer',
    'lead',
  ])
  expect(view.tagsList().map(({ name }) => name)).toEqual(['Ácido', 'vip'])
})

test('cells name what they point to and find it by any of its names, what can be chosen first', () => {
  const view = viewMeta(meta, 'es', 'Asia/Tokyo')
  const cells = view.cellContext({ c1: { entity: 'company', title: 'Brightwater' } })
  expect(cells.label({ of: 'option', list: 'contactStatus' }, 'lead')).toBe('Interesado')
  expect(cells.label({ of: 'option', list: 'tag' }, 't2')).toBe('vip')
  expect(cells.label({ of: 'record', entity: 'company' }, 'c1')).toBe('Brightwater')
  expect(cells.label({ of: 'member' }, 'nobody')).toBeUndefined()
  expect(cells.find({ of: 'option', list: 'contactStatus' }, 'LEAD')).toEqual(['lead', 'old'])
  expect(cells.find({ of: 'option', list: 'tag' }, 'acido')).toEqual(['t1'])
  expect(cells.find({ of: 'option', list: 'tag' }, 'gone')).toEqual([])
  expect(cells.find({ of: 'member' }, 'Ann Archer')).toEqual(['m2', 'm1'])
  expect(cells.find({ of: 'record', entity: 'company' }, 'brightwater')).toEqual(['c1'])
  expect(cells.find({ of: 'record', entity: 'contact' }, 'brightwater')).toEqual([])
  expect([cells.zone, cells.currency, cells.country]).toEqual(['Asia/Tokyo', 'EUR', 'ES'])
})

test('what the role does not name may not be done', () => {
  const view = viewMeta(meta, 'en', null)
  expect(view.zone).toBe('Europe/Madrid')
  expect([view.may(contact, 'read'), view.may(contact, 'create'), view.may(team, 'read')]).toEqual([
    true,
    false,
    false,
  ])
  expect([view.hasRight('keys.manage'), view.hasRight('members.manage')]).toEqual([true, false])
})
