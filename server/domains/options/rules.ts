// Options of a list: statuses have a category, used ones are archived or merged, a merged one stays archived, and one is always left to choose.
import { customKey, isChosenFrom } from '#contract/custom-fields.ts'
import { option } from '#contract/entities/option.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import type { Values } from '#contract/entity.ts'
import { type FieldProblem, Problem } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import type { RecordRules } from '#server/records/rules.ts'
import { removalOf } from '#server/records/uses.ts'
import { followChoice } from './follow-choice.ts'

export const optionRules: RecordRules = {
  locked: true,
  // One that goes to the trash is used by nobody.
  follow: async (trx, context, before, after) =>
    before.deletedAt === after.deletedAt ? followChoice(trx, context, option, before, after) : undefined,
  check: async (db, context, { id, before, after }) => {
    if (before && isChoice(before) && !isChoice(after) && isMissing(after['mergedInto'])) {
      const { isLast } = await removalOf(db, context, String(after['list']), id)
      if (isLast && isLasting(after)) throw new Problem('last-choice')
    }
    return [...categoryProblems(after), ...listProblems(context, before, after), ...mergedProblems(after)]
  },
  inUse: async (db, context, { id, values }) => {
    const { isUsed, isLast } = await removalOf(db, context, String(values['list']), id)
    if (isLast && isLasting(values) && isChoice(values)) throw new Problem('last-choice')
    return isUsed
  },
}

function isChoice(values: Values): boolean {
  return values['archived'] !== true
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined
}

/** Figures follow categories, so lists that have them need one for every option. */
function categoryProblems(after: Values): FieldProblem[] {
  const needs = optionList(String(after['list']))?.categories !== undefined
  const has = !isMissing(after['category'])
  if (needs && !has) return [{ path: 'category', code: 'required' }]
  return !needs && has ? [{ path: 'category', code: 'bad-value' }] : []
}

/** Lists of the product always have something to choose; that of a field may be filled when it is needed. */
function isLasting(values: Values): boolean {
  return optionList(String(values['list'])) !== undefined
}

/**
 * An option belongs to a list of the product or to a field of the workspace. Records hold options of a list: moving one
 * to another list would make them point to nothing.
 */
function listProblems({ customFields }: Context, before: Values | undefined, after: Values): FieldProblem[] {
  const list = String(after['list'])
  if (before !== undefined) return before['list'] === list ? [] : [{ path: 'list', code: 'read-only' }]
  const isField = customFields.some((each) => customKey(each.id) === list && isChosenFrom(each))
  const isKnown = isField || optionList(list)?.entity === 'option'
  return isKnown ? [] : [{ path: 'list', code: 'bad-choice' }]
}

/** What is merged gets no new records, or they would be moved on the next turn or stay behind for ever. */
function mergedProblems(after: Values): FieldProblem[] {
  return !isMissing(after['mergedInto']) && after['archived'] !== true
    ? [{ path: 'archived', code: 'read-only' }]
    : []
}
