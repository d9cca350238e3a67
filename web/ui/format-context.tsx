// The reader's formats for every component below: language of the texts, zone and week from the workspace.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { createFormat, regionalLocale, type Format } from './format.ts'
import { useShownLanguage } from './text-store.ts'

type Place = {
  timeZone: string
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  weekStart: 0 | 1 | 6
  /** Overrides the browser's region, for people who set one. */
  locale?: string
}

const here: Place = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, weekStart: 1 }
const PlaceContext = createContext<Place>(here)

/** Says where the reader is; without it the browser's zone and a week that starts on Monday hold. */
export function FormatProvider({ children, ...place }: Place & { children: ReactNode }) {
  const { timeZone, weekStart, locale } = place
  const value = useMemo(
    () => (locale === undefined ? { timeZone, weekStart } : { timeZone, weekStart, locale }),
    [timeZone, weekStart, locale],
  )
  return <PlaceContext value={value}>{children}</PlaceContext>
}

const made = new Map<string, Format>()

/** The formats of the reader; the same object for the same language and zone. */
export function useFormat(): Format {
  const language = useShownLanguage()
  const place = useContext(PlaceContext)
  const locale = place.locale ?? regionalLocale(language, navigator.languages)
  const key = `${locale}|${place.timeZone}`
  const found = made.get(key) ?? createFormat(locale, place.timeZone)
  made.set(key, found)
  return found
}

export function useWeekStart() {
  return useContext(PlaceContext).weekStart
}
