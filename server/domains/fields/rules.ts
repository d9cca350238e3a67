// Fields that a workspace adds: what of them goes together, how many there may be, and that every server hears of a change.
import { type CustomField, kindOfCustom, MAX_CUSTOM_FIELDS, MAX_SORTABLE } from '#contract/custom-fields.ts'
import type { Values } from '#contract/entity.ts'
import { type FieldProblem, Problem } from '#server/platform/problem.ts'
import { zodProblems } from '#server/platform/zod-problems.ts'
import { loadCustomFields, raiseFieldsVersion } from '#server/records/load-custom-fields.ts'
import { startIndexing } from './index-field.ts'
import type { RecordRules } from '#server/records/rules.ts'

export const fieldRules: RecordRules = {
  locked: true,
  follow: async (trx, context, before, after) => {
    await startIndexing(trx, context, before, after)
    return undefined
  },
  check: async (db, context, { id, before, after }) => {
    if (after['erasedAt'] !== null && after['erasedAt'] !== undefined) throw new Problem('erased')
    const custom = asCustom(id, after)
    const others = (await loadCustomFields(db, context.workspace.id)).filter(
      (each) => each.id !== id && !each.isGone && each.entity === custom.entity,
    )
    return [
      ...fixedProblems(before, after),
      ...boundProblems(custom),
      ...usageProblems(custom),
      ...initialProblems(custom),
      ...limitProblems(custom, others),
    ]
  },
  also: raiseFieldsVersion,
}

/** Rules see the values of every field. */
function asCustom(id: string, values: Values): CustomField {
  return { ...values, id, isGone: false } as unknown as CustomField
}

/** Records hold values of this kind, and in records of this object. */
function fixedProblems(before: Values | undefined, after: Values): FieldProblem[] {
  if (!before) return []
  return ['entity', 'kind'].flatMap((path) =>
    before[path] === after[path] ? [] : [{ path, code: 'read-only' as const }],
  )
}

function boundProblems({ kind, decimals, min, max }: CustomField): FieldProblem[] {
  const given = Object.entries({ decimals, min, max }).filter(([, value]) => value !== null)
  if (kind !== 'number') return given.map(([path]) => ({ path, code: 'bad-value' as const }))
  return min !== null && max !== null && min > max
    ? [{ path: 'max', code: 'too-small', values: { min } }]
    : []
}

/** What has no order is not sorted by; what is hidden from someone is not found by its words, for that would tell. */
function usageProblems(custom: CustomField): FieldProblem[] {
  const kind = kindOfCustom(custom)
  const isHidden = [custom.managerAccess, custom.repAccess, custom.readOnlyAccess].includes('none')
  const problems: FieldProblem[] = []
  if (custom.sortable && kind.sortKey === 'none') problems.push({ path: 'sortable', code: 'bad-value' })
  if (custom.searchable && (!kind.searchText || isHidden))
    problems.push({ path: 'searchable', code: 'bad-value' })
  return problems
}

function initialProblems(custom: CustomField): FieldProblem[] {
  if (custom.initial === null) return []
  const read = kindOfCustom(custom).input.safeParse(custom.initial, { reportInput: true })
  return read.success ? [] : zodProblems(read.error, ['initial'])
}

function limitProblems(custom: CustomField, others: readonly CustomField[]): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (others.length >= MAX_CUSTOM_FIELDS)
    problems.push({ path: 'entity', code: 'too-many', values: { max: MAX_CUSTOM_FIELDS } })
  if (custom.sortable && others.filter((each) => each.sortable).length >= MAX_SORTABLE)
    problems.push({ path: 'sortable', code: 'too-many', values: { max: MAX_SORTABLE } })
  return problems
}
