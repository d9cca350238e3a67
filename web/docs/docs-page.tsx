// The documentation of the API: operations at the left, one of them with a try-out at the right.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { entityList } from '#contract/entities/list.ts'
import { queryClient } from '#web/api/query-client.ts'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { IconFileUnknown } from '@tabler/icons-react'
import { operationsByTag, type ApiDocument, type ApiOperation } from './api-document.ts'
import { DocsHead } from './docs-head.tsx'
import { useDocsText } from './docs-text.ts'
import { IntroPage } from './intro-page.tsx'
import { OperationList, START } from './operation-list.tsx'
import { OperationPage } from './operation-page.tsx'
import type { Credentials } from './request.ts'
import { useHash } from './use-hash.ts'
import css from './docs.module.css'

const DOCUMENT = '/api/openapi.json'

export function DocsPage() {
  const text = useDocsText()
  const { data, isError, refetch } = useQuery(
    { queryKey: ['openapi'], queryFn: fetchDocument, staleTime: Infinity },
    queryClient,
  )
  useEffect(() => {
    document.title = text('title')
  }, [text])
  return (
    <div className={css['page']}>
      <DocsHead version={data?.info.version} />
      {data ? (
        <Documentation document={data} />
      ) : isError ? (
        <main>
          <ErrorState title={text('failed')} onRetry={() => void refetch()}>
            {text('failedWhy')}
          </ErrorState>
        </main>
      ) : (
        <main className={css['loading']} aria-busy aria-label={text('loading')}>
          <SkeletonLines lines={12} />
        </main>
      )}
    </div>
  )
}

async function fetchDocument(): Promise<ApiDocument> {
  const answer = await fetch(DOCUMENT)
  if (!answer.ok) throw new Error(`${DOCUMENT} answers ${answer.status}`)
  return (await answer.json()) as ApiDocument
}

function Documentation({ document }: { document: ApiDocument }) {
  const chosen = useHash()
  const groups = useMemo(
    () =>
      operationsByTag(
        document,
        entityList.map((each) => each.plural),
      ),
    [document],
  )
  const operation = useMemo(
    () => [...groups.values()].flat().find((each) => each.id === chosen),
    [groups, chosen],
  )
  const [credentials, setCredentials] = useState<Credentials>({ by: 'session', key: '', workspace: '' })
  const content = useRef<HTMLDivElement>(null)
  const before = useRef(chosen)
  // A jump within the page is told like a new page: the heading takes the focus and the top is shown.
  useEffect(() => {
    if (before.current === chosen) return
    before.current = chosen
    content.current?.scrollTo(0, 0)
    content.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [chosen])
  return (
    <main className={css['columns']} data-open={chosen === '' ? undefined : ''}>
      <OperationList groups={groups} chosen={chosen} />
      <div ref={content} className={css['content']}>
        <Content
          document={document}
          chosen={chosen}
          operation={operation}
          credentials={credentials}
          onCredentials={setCredentials}
        />
      </div>
    </main>
  )
}

interface ContentProps {
  readonly document: ApiDocument
  readonly chosen: string
  readonly operation: ApiOperation | undefined
  readonly credentials: Credentials
  readonly onCredentials: (credentials: Credentials) => void
}

function Content({ document, chosen, operation, credentials, onCredentials }: ContentProps) {
  const text = useDocsText()
  if (operation) {
    return (
      <OperationPage
        key={operation.id}
        document={document}
        operation={operation}
        credentials={credentials}
        onCredentials={onCredentials}
      />
    )
  }
  if (chosen === '' || chosen === START) return <IntroPage />
  return (
    <EmptyState
      icon={<IconFileUnknown size={22} stroke={1.6} />}
      title={text('unknownOperation')}
      action={<a href="#">{text('toStart')}</a>}
    >
      {text('unknownWhy')}
    </EmptyState>
  )
}
