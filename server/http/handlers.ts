// All handlers by operation; the router refuses to start where one is missing.
import { actions, type ActionName } from '#contract/operations.ts'
import { registerDomainRules } from '#server/domains/rules.ts'
import { mergeOptionHandler, mergeTagHandler, searchHandler, undoChangeHandler } from './action-handlers.ts'
import { accountHandlers } from './account-handlers.ts'
import { jobHandlers } from './job-handlers.ts'
import { workspaceHandlers } from './workspace-handlers.ts'
import { recordHandlers } from './record-handlers.ts'
import type { AnyHandler, Handlers } from './router.ts'

export function handlers(): Handlers {
  registerDomainRules()
  const named = {
    ...accountHandlers,
    ...workspaceHandlers,
    ...jobHandlers,
    undoChange: undoChangeHandler,
    search: searchHandler,
    mergeOption: mergeOptionHandler,
    mergeTag: mergeTagHandler,
  }
  // Their own types were checked where they were written; from here on all are treated alike.
  const byOperation = Object.entries(named).map(
    ([name, handler]) => [actions[name as ActionName].id, handler as unknown as AnyHandler] as const,
  )
  return { ...recordHandlers(), ...Object.fromEntries(byOperation) }
}
