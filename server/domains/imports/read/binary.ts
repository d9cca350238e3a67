// Files that are no text, or text of another kind than a table, told by how they begin.

const signatures: readonly (readonly [name: string, begin: string])[] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['ole', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1'],
  ['pdf', '%PDF-'],
  ['gzip', '\u001F\u008B'],
  ['png', '\u0089PNG\r\n'],
  ['jpeg', '\u00FF\u00D8\u00FF'],
  ['gif', 'GIF8'],
  ['rtf', '{\\rtf'],
  ['sqlite', 'SQLite format 3\0'],
  ['7z', '7z\u00BC\u00AF\u0027\u001C'],
  ['parquet', 'PAR1'],
  ['utf-32', '\u00FF\u00FE\0\0'],
  ['utf-32', '\0\0\u00FE\u00FF'],
]

const textFormats: readonly (readonly [name: string, begin: RegExp])[] = [
  ['html', /^<(!doctype html|html|head|body|table)\b/i],
  ['xml', /^<\?xml\s/i],
  ['json', /^(\{\s*"[^"]*"\s*:|\[\s*[[{])/],
  ['vcard', /^BEGIN:VCARD\s/i],
  ['icalendar', /^BEGIN:VCALENDAR\s/i],
  ['ldif', /^(version: 1\s+)?dn: \S/i],
]

/** The kind of binary file that begins so; null where none is known. */
export function binaryKind(head: Uint8Array): string | null {
  const begin = Buffer.from(head.subarray(0, 16)).toString('latin1')
  return signatures.find(([, signature]) => begin.startsWith(signature))?.[0] ?? null
}

/** The kind of text that begins so; null where it may be a table. */
export function textFormat(text: string): string | null {
  const begin = text.slice(0, 2000).trimStart()
  return textFormats.find(([, pattern]) => pattern.test(begin))?.[0] ?? null
}

/** More control characters than this are no text: of bytes that are valid UTF-8, and of others. */
const mostControls = { valid: 0.3, other: 0.02 }

/** Whether bytes hold more control characters than text does. Some are used as delimiters and count for nothing. */
export function isBinary(bytes: Uint8Array, isValidUtf8: boolean): boolean {
  const controls = bytes.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  return controls > bytes.length * (isValidUtf8 ? mostControls.valid : mostControls.other)
}

function isControl(byte: number): boolean {
  const isUsual = (byte >= 7 && byte <= 13) || (byte >= 26 && byte <= 31) || byte === 1
  return byte === 127 || (byte < 32 && !isUsual)
}
