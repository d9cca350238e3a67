// From the address to the generic screens of an entity.
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { ListPage } from '#web/records/list-page.tsx'
import { usePlaceTitle } from '#web/ui/document-title.ts'
import { FieldBeside } from './field-beside.tsx'
import { NoPermissionPage, NotFoundPage } from './not-found-page.tsx'
import { iconOf, shownEntities } from './shown-entities.ts'

const route = getRouteApi('/w/$slug/$plural')

export function ListRoute() {
  const { plural } = route.useParams() as { plural: string }
  return (
    <ForEntity plural={plural}>
      {(entity) => {
        const Sign = iconOf(entity)
        return (
          <FieldBeside key={entity.name} entity={entity}>
            {(addField) => (
              <ListPage
                entity={entity}
                icon={<Sign size={18} stroke={1.7} aria-hidden />}
                onAddField={addField}
              />
            )}
          </FieldBeside>
        )
      }}
    </ForEntity>
  )
}

/** The entity that the address names; says so where there is none or the role may not see it. */
export function ForEntity(props: { plural: string; children: (entity: Entity) => ReactNode }) {
  const meta = useMeta()
  const label = useLabel()
  const shown = shownEntities.find((each) => each.plural === props.plural)
  const entity = shown && meta.entity(shown.name)
  usePlaceTitle(entity && label(entity.label.many))
  if (!entity) return <NotFoundPage />
  return meta.may(entity, 'read') ? props.children(entity) : <NoPermissionPage />
}
