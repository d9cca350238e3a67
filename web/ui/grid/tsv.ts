// The clipboard form of a block of cells, as spreadsheets write and read it.

/**
 * Tab-separated lines; a cell with a tab, a line break or a quote is quoted. A last line that is empty gets
 * its line break, since the reader takes a break at the end for the end.
 */
export function printTsv(cells: readonly (readonly string[])[]): string {
  const lines = cells.map((row) => row.map(quote).join('\t'))
  return lines.join('\n') + (lines.at(-1) === '' ? '\n' : '')
}

function quote(cell: string) {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The same block as a table, which spreadsheets prefer and mail programs show as one. */
export function printHtmlTable(cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
  return `<table><tbody>${cells.map(line).join('')}</tbody></table>`
}

function escapeHtml(text: string) {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replaceAll('\n', '<br>')
}

/**
 * Reads what a spreadsheet puts on the clipboard. A quote opens a quoted cell only as its first character;
 * the line break after the last row is no row.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  if (text === '') return rows
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at)
    row.push(cell.value)
    at = cell.end
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at = skipBreak(text, at)
    if (at >= text.length) return rows
  }
}

function readPlain(text: string, from: number) {
  let end = from
  while (end < text.length && !/[\t\n\r]/.test(text.charAt(end))) end++
  return { value: text.slice(from, end), end }
}

/** A quote without its end, or with text behind its end, was never a quoted cell: it is read as it stands. */
function readQuoted(text: string, from: number) {
  let value = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return readPlain(text, from)
    value += text.slice(at, close)
    if (text[close + 1] === '"') {
      value += '"'
      at = close + 2
      continue
    }
    const end = close + 1
    const isWhole = end >= text.length || /[\t\n\r]/.test(text.charAt(end))
    return isWhole ? { value: value.replaceAll('\r\n', '\n'), end } : readPlain(text, from)
  }
}

function skipBreak(text: string, at: number) {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2
  return at + 1
}
