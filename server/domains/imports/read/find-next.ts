// Where something comes next in a text that is walked through forwards; asks again only once it has been passed.
import type { LineEnd } from './table.ts'

export interface NextPlace {
  /** The next place at or after `from`; Infinity where there is none. */
  find(text: string, from: number): number
  /** Must be told when the text is another. */
  forget(): void
}

/** The next place of some characters. */
export function nextOf(needle: string): NextPlace {
  let askedFrom = 0
  let place = -1
  return {
    find(text, from) {
      if (from < askedFrom || from > place) {
        const found = needle === '' ? -1 : text.indexOf(needle, from)
        askedFrom = from
        place = found === -1 ? Infinity : found
      }
      return place
    },
    forget() {
      place = -1
    },
  }
}

/** The next end of a row, in a text where no cell is quoted from `from` on. */
export function nextLineEnd(lineEnd: LineEnd): NextPlace {
  if (lineEnd === 'crlf') return nextOf('\r\n')
  const lf = nextOf('\n')
  const cr = nextOf('\r')
  const forget = () => {
    lf.forget()
    cr.forget()
  }
  if (lineEnd === 'any')
    return { find: (text, from) => Math.min(lf.find(text, from), cr.find(text, from)), forget }
  return {
    find(text, from) {
      const at = lf.find(text, from)
      return at > from && text.charCodeAt(at - 1) === 13 ? at - 1 : at
    },
    forget,
  }
}

/** The place behind the end of a line. */
export function behindLineEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
}

/** Whether a row ends at a place. */
export function endsRow(text: string, at: number, lineEnd: LineEnd): boolean {
  const code = text.charCodeAt(at)
  if (code === 10) return lineEnd !== 'crlf'
  return code === 13 && (lineEnd === 'any' || text.charCodeAt(at + 1) === 10)
}

/** How many lines end between two places, however they end; CRLF counts once. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1
  }
  return count
}
