// Gives every screen of a workspace the data of `/meta`, and loads them anew when something in them was changed.
import { useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react'
import { actions } from '#contract/operations.ts'
import { call } from './client.ts'
import { useLanguage } from './i18n.ts'
import { viewMeta, type MetaView } from './meta-view.ts'
import { queryClient } from './query-client.ts'
import { useSession } from './session.ts'

const FRESH_MS = 60_000
const MetaContext = createContext<MetaView | undefined>(undefined)

interface MetaProviderProps {
  readonly slug: string
  readonly children: ReactNode
  /** Shown until the data are there. */
  readonly loading: ReactNode
  /** Shown where they cannot be loaded. */
  readonly failed: (error: Error, retry: () => void) => ReactNode
}

/** Stands around everything inside a workspace. */
export function MetaProvider({ slug, children, loading, failed }: MetaProviderProps) {
  const language = useLanguage()
  const zone = useSession()?.account.zone ?? null
  const { data, error, refetch } = useQuery(
    {
      queryKey: metaKey(slug),
      queryFn: ({ signal }) => call(actions.getMeta, { workspace: slug, signal }),
      staleTime: FRESH_MS,
    },
    queryClient,
  )
  const view = useMemo(() => data && viewMeta(data, language, zone), [data, language, zone])
  if (view) return <MetaContext value={view}>{children}</MetaContext>
  return error ? failed(error, () => void refetch()) : loading
}

/** Workspace, members, options, tags and my rights. */
export function useMeta(): MetaView {
  const meta = useContext(MetaContext)
  if (!meta) throw new Error('useMeta stands outside of MetaProvider')
  return meta
}

/** Loads them again after a write that changes them; resolves when the new ones are shown. */
export function useReloadMeta(): () => Promise<void> {
  const { slug } = useMeta().workspace
  return useCallback(() => queryClient.invalidateQueries({ queryKey: metaKey(slug) }), [slug])
}

/** Begins to load the data of a workspace before its screen is there. */
export function preloadMeta(slug: string): void {
  const queryFn = () => call(actions.getMeta, { workspace: slug, expectsSignedOut: true })
  void queryClient.prefetchQuery({ queryKey: metaKey(slug), queryFn, staleTime: FRESH_MS })
}

function metaKey(slug: string) {
  return ['meta', slug] as const
}
