// A company is never below itself.
import { company } from '#contract/entities/company.ts'
import type { RecordRules } from '#server/records/rules.ts'
import { isAbove } from '#server/records/tree.ts'

export const companyRules: RecordRules = {
  check: async (db, context, { id, before, after }) => {
    const parent = after['parentId']
    if (typeof parent !== 'string' || parent === before?.['parentId']) return []
    return (await isAbove(db, context, company, 'parentId', id, parent))
      ? [{ path: 'parentId', code: 'cycle' }]
      : []
  },
}
