import { useLocation } from '@tanstack/react-router'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { shownEntities } from '#web/app/shown-entities.ts'

/** What "create" makes here: the entity of the page, else the first that this role may create. */
export function useCreatable(): Entity | undefined {
  const meta = useMeta()
  const here = useLocation({ select: ({ pathname }) => pathname.split('/')[3] })
  const allowed = shownEntities.filter((entity) => meta.may(entity, 'create'))
  const chosen = allowed.find((entity) => entity.plural === here) ?? allowed[0]
  return chosen && meta.entity(chosen.name)
}
