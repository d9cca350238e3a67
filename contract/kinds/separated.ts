// Several texts in one cell, parted by a bar; a backslash keeps the next character as it is.

/** `Main St | | Leeds`: texts without line breaks joined so that `splitBars` gives them back. */
export function joinBars(parts: readonly string[]): string {
  return parts.map((part) => escaped(part, /[\\|]/g)).join(' | ')
}

/** The trimmed parts of a cell written by `joinBars`, or by hand. */
export function splitBars(cell: string): string[] {
  return cell.split(/\|(?<=(?<!\\)(?:\\\\)*\|)/).map((part) => unescaped(part).trim())
}

/** Puts a backslash before every character that the pattern finds. */
export function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&')
}

export function unescaped(text: string): string {
  return text.replace(/\\([^])/g, '$1')
}
