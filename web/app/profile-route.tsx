import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ProfilePage } from '#web/domains/profile/profile-page.tsx'
import { useProfileText } from '#web/domains/profile/profile-text.ts'
import { useAppText } from './app-text.ts'
import { signOutHere } from './sign-out.ts'

/** The profile belongs to no workspace; back leads into the one that was used last. */
export function ProfileRoute() {
  const text = useProfileText()
  const app = useAppText()
  return (
    <ProfilePage back={<Link to="/">{text('back')}</Link>}>
      <Button variant="default" onClick={() => void signOutHere()}>
        {app('signOut')}
      </Button>
    </ProfilePage>
  )
}
