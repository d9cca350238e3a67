// The query of the address as plain texts: filter, sort, search and whatever else a screen keeps there.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type AddressQuery = Readonly<Record<string, string | undefined>>

/**
 * Answers the query and a way to change it: keys that are left out stay, undefined removes one. `push` makes a step
 * that "back" undoes, `replace` does not.
 */
export function useAddressQuery(): [
  AddressQuery,
  (patch: AddressQuery, how?: 'push' | 'replace') => Promise<void>,
] {
  const query: AddressQuery = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (patch: AddressQuery, how: 'push' | 'replace' = 'push') =>
      navigate({
        to: '.',
        search: (old: AddressQuery) => ({ ...old, ...patch }),
        replace: how === 'replace',
        resetScroll: false,
      }),
    [navigate],
  )
  return [query, change]
}
