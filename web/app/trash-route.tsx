import { getRouteApi } from '@tanstack/react-router'
import { TrashPage } from '#web/records/trash-page.tsx'
import { useMeta } from '#web/api/meta.tsx'
import { NoPermissionPage } from './not-found-page.tsx'
import { ForEntity } from './record-routes.tsx'

const route = getRouteApi('/w/$slug/$plural/trash')

export function TrashRoute() {
  const { plural } = route.useParams() as { plural: string }
  const meta = useMeta()
  return (
    <ForEntity plural={plural}>
      {(entity) =>
        meta.may(entity, 'delete') ? <TrashPage key={entity.name} entity={entity} /> : <NoPermissionPage />
      }
    </ForEntity>
  )
}
