// Undo, search and merges.
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Actions } from '#contract/operations.ts'
import { mergeOption } from '#server/domains/options/merge-option.ts'
import { searchAll } from '#server/records/search-all.ts'
import { undoChange } from '#server/records/undo.ts'
import { contextOf, type Handler } from './call.ts'

export const undoChangeHandler: Handler<Actions['undoChange']> = (call, { params, body }) =>
  undoChange(contextOf(call), params.id, body.force)
export const searchHandler: Handler<Actions['search']> = async (call, { query }) => ({
  items: await searchAll(contextOf(call), query.q, query.limit),
})
export const mergeOptionHandler: Handler<Actions['mergeOption']> = (call, { params, body }) =>
  mergeOption(contextOf(call), option, params.id, body.into)
export const mergeTagHandler: Handler<Actions['mergeTag']> = (call, { params, body }) =>
  mergeOption(contextOf(call), tag, params.id, body.into)
