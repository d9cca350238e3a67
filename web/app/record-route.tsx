import { getRouteApi } from '@tanstack/react-router'
import { RecordPage } from '#web/records/record-page.tsx'
import { FieldBeside } from './field-beside.tsx'
import { ForEntity } from './record-routes.tsx'

const route = getRouteApi('/w/$slug/$plural/$id')

export function RecordRoute() {
  const { plural, id } = route.useParams() as { plural: string; id: string }
  return (
    <ForEntity plural={plural}>
      {(entity) => (
        <FieldBeside key={entity.name} entity={entity}>
          {(addField) => (
            <RecordPage key={id} entity={entity} id={id} onAddField={addField && (() => addField())} />
          )}
        </FieldBeside>
      )}
    </ForEntity>
  )
}
