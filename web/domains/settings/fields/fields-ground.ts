// What tests of fields begin with.
import type { FieldRecord } from './field-record.ts'

let made = 0

/** A text field of companies that everyone sees and changes. */
export function aField(patch: Partial<FieldRecord> = {}): FieldRecord {
  made += 1
  return {
    id: `01999999-0000-7000-8000-${String(made).padStart(12, '0')}`,
    title: 'Fleet size',
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    version: 1,
    can: ['update', 'delete'],
    entity: 'company',
    name: 'Fleet size',
    names: null,
    kind: 'text',
    help: null,
    section: null,
    position: made * 1000,
    mandatory: false,
    initial: null,
    sortable: false,
    searchable: false,
    decimals: null,
    min: null,
    max: null,
    erasedAt: null,
    managerAccess: 'write',
    repAccess: 'write',
    readOnlyAccess: 'write',
    ...patch,
  }
}
