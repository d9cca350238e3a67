// The records that were opened last in this browser, per workspace, for the empty search field.
import { useEffect } from 'react'
import { workspaceSlug } from './address.ts'

const MOST = 8

export interface RecentRecord {
  readonly entity: string
  readonly id: string
  readonly title: string
}

/** Goes on the page of a record: remembers that it was opened, under its title of now. */
export function useNoteRecent({ entity, id, title }: RecentRecord): void {
  useEffect(() => noteRecent(workspaceSlug() ?? '', { entity, id, title }), [entity, id, title])
}

/** Goes where a record turns out to be gone: it is not offered any more. */
export function useForgetRecent(id: string): void {
  useEffect(() => forgetRecent(workspaceSlug() ?? '', id), [id])
}

function noteRecent(slug: string, record: RecentRecord): void {
  const others = recentRecords(slug).filter(({ id }) => id !== record.id)
  write(slug, [record, ...others].slice(0, MOST))
}

function forgetRecent(slug: string, id: string): void {
  write(
    slug,
    recentRecords(slug).filter((record) => record.id !== id),
  )
}

/** Newest first. */
export function recentRecords(slug: string): readonly RecentRecord[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(slug)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecent) : []
  } catch {
    return []
  }
}

/** What another person opened in this browser is not for this one. */
export function claimRecent(accountId: string): void {
  try {
    if (localStorage.getItem(OWNER) !== accountId) forgetAllRecent()
    localStorage.setItem(OWNER, accountId)
  } catch {
    // Storage is switched off, so nothing was kept.
  }
}

export function forgetAllRecent(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // Storage is switched off, so nothing was kept.
  }
}

const OWNER = 'rapport.recentOf'
const PREFIX = 'rapport.recent.'
const keyOf = (slug: string) => PREFIX + slug

function write(slug: string, records: readonly RecentRecord[]): void {
  try {
    localStorage.setItem(keyOf(slug), JSON.stringify(records))
  } catch {
    // Storage is full or switched off: the list stays as it was.
  }
}

function isRecent(value: unknown): value is RecentRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['entity', 'id', 'title'].every((name) => name in value && typeof Reflect.get(value, name) === 'string')
  )
}
