import type { ReactNode } from 'react'
import { later } from '#web/ui/later.tsx'
import { useLayer } from '#web/ui/use-layer.ts'

interface ProfileButtonProps {
  readonly className: string | undefined
  /** With settings and the other workspaces, for phones. */
  readonly isWhole?: boolean
  readonly children: ReactNode
}

const ProfileMenu = later(async () => (await import('./profile-menu.tsx')).ProfileMenu)

/** Opens what is mine: profile, how the app looks, the way out. */
export function ProfileButton({ className, isWhole = false, children }: ProfileButtonProps) {
  const layer = useLayer('dialog')
  return (
    <>
      <button {...layer.button} type="button" className={className}>
        {children}
      </button>
      {layer.wasOpen ? <ProfileMenu place={layer.place} isWhole={isWhole} /> : null}
    </>
  )
}
