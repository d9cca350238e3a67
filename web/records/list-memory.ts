// Where a list was scrolled to, per step of the browser's history, and the list that a record was opened from.
import type { AnyRow } from '#contract/entity.ts'
import type { GridScroll } from '#web/ui/grid/grid-model.ts'
import type { PageStore } from '#web/ui/grid/page-store.ts'

export interface ListPlace extends GridScroll {
  /** The keyboard was in the grid. */
  readonly hadFocus?: boolean
  /** Pixels, for lists of cards. */
  readonly top?: number
}

const KEY = 'rapport.scroll'
const MOST = 40
let places: ReadonlyMap<string, ListPlace> | undefined

export function recallPlace(step: string): ListPlace | undefined {
  return load().get(step)
}

/** Kept for the session, so that a reload comes back to the same rows. */
export function rememberPlace(step: string, place: ListPlace): void {
  const next = new Map(load())
  next.delete(step)
  next.set(step, place)
  places = new Map([...next].slice(-MOST))
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...places]))
  } catch {
    // Storage is full or switched off: back and forward still know it until the page is left.
  }
}

function load(): ReadonlyMap<string, ListPlace> {
  if (places) return places
  places = new Map()
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    if (Array.isArray(stored)) places = new Map(stored.filter(isPlace))
  } catch {
    // Unreadable or switched off: lists begin at their top.
  }
  return places
}

function isPlace(entry: unknown): entry is [string, ListPlace] {
  const [step, place]: readonly unknown[] = Array.isArray(entry) ? entry : []
  return typeof step === 'string' && typeof place === 'object' && place !== null && 'row' in place
}

/** The list that was shown last, by entity: its rows and its address. */
const lastLists = new Map<string, { readonly store: PageStore<AnyRow>; readonly href: string }>()

export function rememberList(entityName: string, store: PageStore<AnyRow>, href: string): void {
  lastLists.set(entityName, { store, href })
}

export interface Neighbours {
  /** Place in the list, from 0. */
  readonly index: number
  readonly total: number
  readonly isExact: boolean
  readonly previous: AnyRow | undefined
  readonly next: AnyRow | undefined
  /** Address of the list. */
  readonly href: string
}

/** The records before and after this one in the list that it was opened from; undefined where it came from none. */
export function neighboursOf(entityName: string, id: string): Neighbours | undefined {
  const list = lastLists.get(entityName)
  const index = list?.store.indexOf(id) ?? -1
  if (!list || index < 0) return undefined
  return {
    index,
    total: list.store.total?.value ?? index + 1,
    isExact: list.store.total?.exact ?? false,
    previous: list.store.rowAt(index - 1),
    next: list.store.rowAt(index + 1),
    href: list.href,
  }
}
