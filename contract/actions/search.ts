// Search over all objects.
import { z } from 'zod'
import { idWire } from '#contract/kinds/ids.ts'
import { operation } from '#contract/operation.ts'

export const searchHitSchema = z
  .object({
    entity: z.string(),
    id: idWire,
    title: z.string(),
    /** Field in which the text was found, such as `phones`. */
    field: z.string(),
    /** Its content, for a second line. */
    text: z.string(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.output<typeof searchHitSchema>
export const search = operation({
  id: 'search.all',
  method: 'GET',
  path: '/search',
  tag: 'search',
  access: 'member',
  query: z.strictObject({
    q: z.string().max(200, 'too-long'),
    limit: z.coerce.number('bad-number').int().min(1).max(20).optional(),
  }),
  response: z.object({ items: z.array(searchHitSchema) }),
  errors: ['too-slow'],
  summary:
    'Records of every object by name, mail, phone in any format or company; forgives accents, parts of words and typos',
})
