// Tags that are merged or deleted leave their records, and come back to them when that is undone.
import { tag } from '#contract/entities/tag.ts'
import { followChoice } from '#server/domains/options/follow-choice.ts'
import type { RecordRules } from '#server/records/rules.ts'

export const tagRules: RecordRules = {
  locked: true,
  follow: (trx, context, before, after) => followChoice(trx, context, tag, before, after),
}
