import { getRouteApi } from '@tanstack/react-router'
import { TrashPage } from '#web/records/trash-page.tsx'
import { ForEntity } from './record-routes.tsx'

const route = getRouteApi('/w/$slug/$plural/trash')

export function TrashRoute() {
  const { plural } = route.useParams() as { plural: string }
  return <ForEntity plural={plural}>{(entity) => <TrashPage key={entity.name} entity={entity} />}</ForEntity>
}
