// The title of the document: the page's own name first, then what it is part of.
import { useEffect, useLayoutEffect } from 'react'

let frame: readonly string[] = []
let place: readonly string[] = []
let page: { readonly parts: readonly string[] } | undefined

/** What stands at the end of every title, such as the name of the workspace. */
export function setTitleFrame(parts: readonly string[]): void {
  frame = parts
  write()
}

/** Names the part of the app while the component is there, for as long as no page in it names itself. */
export function usePlaceTitle(name: string | undefined): void {
  useLayoutEffect(() => {
    place = name === undefined ? [] : [name]
    write()
    return () => {
      place = []
    }
  }, [name])
}

/** Names the page while the component is there; of two the one that came later. Undefined parts are left out. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const key = parts.filter((part) => part !== undefined && part !== '').join('\u0000')
  useEffect(() => {
    if (key === '') return undefined
    const own = { parts: key.split('\u0000') }
    page = own
    write()
    return () => {
      if (page !== own) return
      page = undefined
      write()
    }
  }, [key])
}

function write(): void {
  document.title = [...(page?.parts ?? place), ...frame, 'Rapport'].join(' · ')
}
