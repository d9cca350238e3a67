import { getRouteApi } from '@tanstack/react-router'
import { SettingsPage } from '#web/domains/settings/settings-page.tsx'

const route = getRouteApi('/w/$slug/settings/$page')

export function SettingsRoute() {
  const { page } = route.useParams() as { page: string }
  return <SettingsPage page={page} />
}
