import { expect, test } from 'vitest'
import type { FieldItem } from '#contract/actions/workspace.ts'
import { customKey } from '#contract/custom-fields.ts'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { workspaceEntity } from './workspace-entities.ts'

const item = (at: number, patch: Partial<FieldItem> = {}): FieldItem => {
  const id = `01999999-0000-7000-8000-${String(at).padStart(12, '0')}`
  return {
    id,
    entity: 'contact',
    key: customKey(id),
    name: `Field ${at}`,
    names: null,
    kind: 'text',
    help: null,
    section: null,
    position: at,
    mandatory: false,
    initial: null,
    sortable: false,
    searchable: false,
    decimals: null,
    min: null,
    max: null,
    version: 1,
    ...patch,
  }
}

test('S44 an entity without fields of the workspace is that of the contract', () => {
  expect(workspaceEntity('contact', [])).toBe(contact)
  expect(workspaceEntity('company', [item(1)])).toBe(company)
})

test('S44 the same fields make the same object, in answer after answer', () => {
  const made = workspaceEntity('contact', [item(1), item(2)])
  expect(Object.keys(made.fields).slice(-2)).toEqual([item(1).key, item(2).key])
  expect(workspaceEntity('contact', [item(1), item(2)])).toBe(made)
  expect(workspaceEntity('contact', [item(1), item(3, { entity: 'company' }), item(2)])).toBe(made)
})

test('S44 a field that was changed, came or went makes another', () => {
  const made = workspaceEntity('contact', [item(1), item(2)])
  const renamed = workspaceEntity('contact', [item(1), item(2, { name: 'Fleet', version: 2 })])
  expect(renamed).not.toBe(made)
  expect(renamed.fields[item(2).key]?.label.en).toBe('Fleet')
  expect(workspaceEntity('contact', [item(1)]).fields[item(2).key]).toBeUndefined()
})
