// What stands around every screen: the line that says when the server is away, and the sentence that names the page.
import { Outlet } from '@tanstack/react-router'
import { ConnectionBanner } from './connection-banner.tsx'
import css from './root-frame.module.css'

export function RootFrame() {
  return (
    <div className={css['root']}>
      <ConnectionBanner />
      <div className={css['screen']}>
        <Outlet />
      </div>
    </div>
  )
}
