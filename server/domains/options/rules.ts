// Options of a list: statuses have a category, used ones are archived or merged, and a merged one stays archived.
import { option } from '#contract/entities/option.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import type { Values } from '#contract/entity.ts'
import type { FieldProblem } from '#server/platform/problem.ts'
import type { RecordRules } from '#server/records/rules.ts'
import { isUsed } from '#server/records/uses.ts'
import { followChoice } from './follow-choice.ts'

export const optionRules: RecordRules = {
  locked: true,
  // One that goes to the trash is used by nobody.
  follow: async (trx, context, before, after) =>
    before.deletedAt === after.deletedAt ? followChoice(trx, context, option, before, after) : undefined,
  check: (_db, _context, { before, after }) => [
    ...categoryProblems(after),
    ...listProblems(before, after),
    ...mergedProblems(after),
  ],
  inUse: (db, context, row) => isUsed(db, context, String(row.values['list']), row.id),
}

/** Figures follow categories, so lists that have them need one for every option. */
function categoryProblems(after: Values): FieldProblem[] {
  const needs = optionList(String(after['list']))?.categories !== undefined
  const has = after['category'] !== null && after['category'] !== undefined
  if (needs && !has) return [{ path: 'category', code: 'required' }]
  return !needs && has ? [{ path: 'category', code: 'bad-value' }] : []
}

/** Records hold options of a list: moving one to another list would make them point to nothing. */
function listProblems(before: Values | undefined, after: Values): FieldProblem[] {
  return before !== undefined && before['list'] !== after['list'] ? [{ path: 'list', code: 'read-only' }] : []
}

/** What is merged gets no new records, or they would be moved on the next turn or stay behind for ever. */
function mergedProblems(after: Values): FieldProblem[] {
  const isMerged = after['mergedInto'] !== null && after['mergedInto'] !== undefined
  return isMerged && after['archived'] !== true ? [{ path: 'archived', code: 'read-only' }] : []
}
