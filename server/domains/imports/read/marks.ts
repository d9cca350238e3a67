// Bytes that are no text in the encoding of their file, carried through decoded text as lone surrogates until a cell is read.

/** Stands for something undecodable of which the bytes are not known. */
export const unknownMark = '\uDC00'

/** What stands for one undecodable byte. No decoder gives a lone surrogate by itself. */
export function markOf(byte: number): string {
  return String.fromCharCode(0xdc00 + byte)
}

/** Whether a text carries marks. */
export function hasMarks(text: string): boolean {
  return !text.isWellFormed()
}

/** A text for people: a byte shows as Windows-1252 has it, the likeliest of mixed files, anything else as U+FFFD. */
export function readMarks(text: string): { readonly text: string; readonly count: number } {
  let count = 0
  const shown = text.replaceAll(/[\uDC00-\uDCFF]/gu, (mark) => {
    count += 1
    return mark === unknownMark ? '\uFFFD' : fallback.decode(Uint8Array.of(mark.charCodeAt(0) - 0xdc00))
  })
  return { text: shown, count }
}

const fallback = new TextDecoder('windows-1252')
