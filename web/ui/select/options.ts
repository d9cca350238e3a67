// Options to choose from, given at once or asked for as one types.
import { useEffect, useState, type ReactNode } from 'react'
import { plain } from '#web/ui/day/day-words.ts'
import type { Tone } from '#web/ui/tone.ts'
import { useEvent } from '#web/ui/use-event.ts'

export type Option = {
  value: string
  label: string
  tone?: Tone
  icon?: ReactNode
  /** Said smaller at the right. */
  hint?: string
  /** Options with the same group stand under its name. */
  group?: string
}

export type LoadOptions = (text: string, signal: AbortSignal) => Promise<readonly Option[]>

/** Give one of the two. `loadOptions` is asked 120 ms after the last key, and the last answer counts. */
export type OptionSource = { options?: readonly Option[]; loadOptions?: LoadOptions }

/** More than these are not drawn; searching finds the others. */
export const MAX_SHOWN = 100
const WAIT_MS = 120

/** Options whose label or hint holds every word of the text, without regard to accents; best beginnings first. */
export function filterOptions(options: readonly Option[], text: string): Option[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...options]
  const hits = options.filter((option) => {
    const own = plain(`${option.label} ${option.hint ?? ''}`)
    return words.every((word) => own.includes(word))
  })
  const starts = (option: Option) => (plain(option.label).startsWith(words[0] ?? '') ? 0 : 1)
  return hits.toSorted((a, b) => starts(a) - starts(b))
}

export type FoundOptions = {
  options: readonly Option[]
  status: 'ready' | 'loading' | 'failed'
  retry: () => void
}

type Loaded = { text: string | null; options: readonly Option[]; hasFailed: boolean }
const nothingLoaded: Loaded = { text: null, options: [], hasFailed: false }

/** The options for what is typed, from either source. */
export function useFoundOptions(source: OptionSource, text: string, isOpen: boolean): FoundOptions {
  const { options, loadOptions } = source
  const [loaded, setLoaded] = useState<Loaded>(nothingLoaded)
  const ask = useEvent(async (load: LoadOptions, signal: AbortSignal) => {
    try {
      const found = await load(text, signal)
      if (!signal.aborted) setLoaded({ text, options: found, hasFailed: false })
    } catch {
      if (!signal.aborted) setLoaded((now) => ({ ...now, text, hasFailed: true }))
    }
  })
  useEffect(() => {
    if (!loadOptions || !isOpen) return undefined
    const control = new AbortController()
    const timer = setTimeout(() => void ask(loadOptions, control.signal), text === '' ? 0 : WAIT_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [loadOptions, text, isOpen, ask])
  const retry = () => {
    if (loadOptions) void ask(loadOptions, new AbortController().signal)
  }
  if (loadOptions) {
    if (loaded.text === text)
      return { options: loaded.options, status: loaded.hasFailed ? 'failed' : 'ready', retry }
    // Until the answer is there, Enter must not take something that has nothing to do with what was typed.
    return { options: filterOptions(loaded.options, text), status: 'loading', retry }
  }
  return { options: filterOptions(options ?? [], text), status: 'ready', retry }
}

/** Whether the text names none of the options, so that creating it makes sense. */
export function isNewName(options: readonly Option[], text: string): boolean {
  const name = plain(text)
  return name !== '' && options.every((option) => plain(option.label) !== name)
}
