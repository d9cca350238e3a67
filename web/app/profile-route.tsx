import { Link } from '@tanstack/react-router'
import { ProfilePage } from '#web/domains/profile/profile-page.tsx'
import { useProfileText } from '#web/domains/profile/profile-text.ts'

/** The profile belongs to no workspace; back leads into the one that was used last. */
export function ProfileRoute() {
  const text = useProfileText()
  return <ProfilePage back={<Link to="/">{text('back')}</Link>} />
}
