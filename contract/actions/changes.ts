// Taking a change back.
import { z } from 'zod'
import { undoResultSchema } from '#contract/changes.ts'
import { idParams, operation } from '#contract/operation.ts'

export const undoChange = operation({
  id: 'changes.undo',
  method: 'POST',
  path: '/changes/{id}/undo',
  tag: 'changes',
  access: 'writer',
  params: idParams,
  body: z.strictObject({
    /** Also where others edited the record after its creation. */
    force: z.boolean().optional(),
  }),
  response: undoResultSchema,
  errors: ['nothing-to-undo', 'edited-since', 'not-allowed', 'conflict', 'in-use', 'last-choice'],
  summary:
    'Take a change back, field by field; what was changed since stays and is listed. Undo the undo to redo',
})
