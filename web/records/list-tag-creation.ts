import { entityOf, isEntityName } from '#contract/entities/list.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { createRecord } from '#web/api/records.ts'
import type { Option } from '#web/ui/select/options.ts'
import { announceFailure } from './widgets/failed-creation.ts'

/** Makes a word of the list out of what was typed; undefined where the reader may not, or the list is made elsewhere. */
export function useTagCreation(list: string): ((name: string) => Promise<Option | undefined>) | undefined {
  const meta = useMeta()
  const reloadMeta = useReloadMeta()
  const entity = optionList(list)?.entity
  if (entity !== list || !isEntityName(entity) || !meta.may(entityOf(entity), 'create')) return undefined
  return async (name) => {
    try {
      const { record } = await announceFailure(createRecord(entityOf(entity), { name }))
      await reloadMeta()
      return { value: record.id, label: name }
    } catch (error) {
      if (error instanceof ApiProblem) return undefined
      throw error
    }
  }
}
