// Who sees a field, and who of them may change it. Pure.
import { accessOfCustom, type CustomField } from '#contract/custom-fields.ts'
import { roles, type Role } from '#contract/access.ts'

export interface FieldAudience {
  /** Roles that see it; admins always do. */
  readonly sees: readonly Role[]
  /** Roles that see and may not change it, where they may change other fields of the record. */
  readonly onlyReads: readonly Role[]
  readonly isEveryone: boolean
}

export function audienceOf(custom: CustomField): FieldAudience {
  const access = accessOfCustom(custom)
  const sees = roles.filter((role) => access[role] !== 'none')
  return {
    sees,
    onlyReads: sees.filter((role) => access[role] === 'read' && role !== 'readOnly'),
    isEveryone: sees.length === roles.length,
  }
}
