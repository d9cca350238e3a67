import { expect, test } from 'vitest'
import { roles } from '#contract/access.ts'
import { roleEffects } from './role-effects.ts'

test('S20 the same role changes nothing', () => {
  for (const role of roles) expect(roleEffects(role, role)).toEqual({ entities: [], gains: [], loses: [] })
})

test('S20 a rep who becomes manager sees and edits the records of the team', () => {
  const contact = roleEffects('rep', 'manager').entities.find((each) => each.entity === 'contact')
  expect(contact?.verbs).toContainEqual({ verb: 'read', from: 'own', to: 'team' })
  expect(contact?.verbs).toContainEqual({ verb: 'assign', from: 'none', to: 'team' })
})

test('S20 an admin who becomes read-only loses every right and the fields hidden from that role', () => {
  const effects = roleEffects('admin', 'readOnly')
  expect(effects).toMatchObject({
    gains: [],
    loses: ['workspace.update', 'members.manage', 'keys.manage', 'jobs.manage'],
  })
  expect(effects.entities.find((each) => each.entity === 'contact')?.hides).toEqual(['birthday'])
  expect(roleEffects('readOnly', 'admin').gains).toHaveLength(4)
})
