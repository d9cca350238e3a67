// The one main landmark of a page: a notice can stand inside the shell or alone.
import { createContext, useContext, type ReactNode } from 'react'

const InMain = createContext(false)

export function MainArea({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const isInside = useContext(InMain)
  if (isInside) return <div className={className}>{children}</div>
  return (
    <main id="main" tabIndex={-1} className={className}>
      <InMain value={true}>{children}</InMain>
    </main>
  )
}
