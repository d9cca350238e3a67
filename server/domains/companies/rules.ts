// A company is never below itself.
import type { RecordRules } from '#server/records/rules.ts'

export const companyRules: RecordRules = { tree: 'parentId' }
