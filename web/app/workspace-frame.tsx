// Everything inside a workspace: its data, its formats, undo, and the shell around the page.
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { MetaProvider, useMeta } from '#web/api/meta.tsx'
import { UndoProvider } from '#web/api/undo.tsx'
import { FormatProvider } from '#web/ui/format-context.tsx'
import { setTitleFrame } from '#web/ui/document-title.ts'
import { ErrorPage } from './broken-page.tsx'
import { rememberWorkspace } from './last-workspace.ts'
import { Shell } from './shell/shell.tsx'
import { ShellSkeleton } from './shell/shell-skeleton.tsx'

export function WorkspaceFrame() {
  const slug: string = useParams({ strict: false }).slug ?? ''
  return (
    <MetaProvider key={slug} slug={slug} loading={<ShellSkeleton />} failed={showError}>
      <Place>
        <UndoProvider>
          <Shell>
            <Outlet />
          </Shell>
        </UndoProvider>
      </Place>
    </MetaProvider>
  )
}

function showError(error: Error, retry: () => void): ReactNode {
  return <ErrorPage error={error} retry={retry} />
}

/** Days, moments and titles as this workspace and this reader write them. */
function Place({ children }: { children: ReactNode }) {
  const { workspace, zone } = useMeta()
  const { slug, name } = workspace
  useEffect(() => {
    rememberWorkspace(slug)
    setTitleFrame([name])
    return () => setTitleFrame([])
  }, [slug, name])
  return (
    <FormatProvider timeZone={zone} weekStart={weekStartOf(workspace.weekStart)}>
      {children}
    </FormatProvider>
  )
}

/** Calendars here begin on Sunday, Monday or Saturday; the workspace counts from 1, Monday, to 7. */
function weekStartOf(day: number): 0 | 1 | 6 {
  if (day === 7) return 0
  return day === 6 ? 6 : 1
}
