// The last net: a screen that failed says what to do instead of leaving a blank page.
import { Button } from '@mantine/core'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ApiProblem } from '#web/api/client.ts'
import { useTitle } from '#web/ui/document-title.ts'
import { ErrorState } from '#web/ui/empty-state.tsx'
import { useAppText } from './app-text.ts'
import { MainArea } from './main-area.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import css from './pages.module.css'

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return <ErrorPage error={error instanceof Error ? error : new Error(String(error))} retry={retry} />
}

/** What went wrong, and the way on. */
export function ErrorPage({ error, retry }: { error: Error; retry: () => void }) {
  const text = useAppText()
  const isOutdated = !(error instanceof ApiProblem) && isMissingChunk(error)
  const title = text(isOutdated ? 'outdatedTitle' : 'brokenTitle')
  useTitle(title)
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage workspace />
  return (
    <MainArea className={css['notice']}>
      <h1 className="sr-only">{title}</h1>
      {isOutdated ? (
        <ErrorState title={title} action={<Reload />}>
          {text('outdatedHint')}
        </ErrorState>
      ) : (
        <ErrorState title={title} onRetry={retry}>
          {error instanceof ApiProblem ? error.message : text('brokenHint')}
        </ErrorState>
      )}
    </MainArea>
  )
}

function Reload() {
  const text = useAppText()
  return <Button onClick={() => location.reload()}>{text('reload')}</Button>
}

/** After an update of the server the parts of the old client are gone. Browsers word it differently. */
function isMissingChunk(error: Error): boolean {
  return /dynamically imported module|module script failed|preload CSS/i.test(error.message)
}
