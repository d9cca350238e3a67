// My own account (S15, S16, S17): who I am, how things look, my password, where I am signed in.
import { IconUserCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSession } from '#web/api/session.ts'
import { useTitle } from '#web/ui/document-title.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { DisplaySection } from './display-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { PersonSection } from './person-section.tsx'
import { useProfileText } from './profile-text.ts'
import { SessionsSection } from './sessions-section.tsx'
import css from './profile.module.css'

/** `children` stand at the right of its head. */
export function ProfilePage({ back, children }: { back: ReactNode; children: ReactNode }) {
  const text = useProfileText()
  const account = useSession()?.account
  useTitle(text('title'))
  if (!account) return null
  return (
    <main className={css['page']}>
      <PageHead
        back={back}
        icon={<IconUserCircle size={18} stroke={1.7} aria-hidden />}
        title={text('title')}
      >
        {children}
      </PageHead>
      <div className={css['body']}>
        <PersonSection account={account} />
        <DisplaySection account={account} />
        <PasswordSection account={account} />
        <SessionsSection />
      </div>
    </main>
  )
}
