// A web address.
import { z } from 'zod'
import { fold } from './fold.ts'
import { readableHost } from './idn.ts'
import type { Kind } from './kind.ts'
import { readBy } from './parsed.ts'
import { matchesText, textOperators } from './text-filter.ts'
import { isPlainText } from './text.ts'

const MAX_URL = 2000

/** An absolute http or https address; readable as typed but for its host, in lower case and in its own letters, so it is safe in a link. */
export function url(): Kind<string> {
  return {
    name: 'url',
    options: { max: MAX_URL },
    wire: z.string(),
    input: urlSchema,
    empty: null,
    column: 'text',
    sortKey: 'folded',
    operators: textOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(value), operator, operand),
    print: (value) => value,
    parse: (cell) => readBy(urlSchema, cell, cell, { max: MAX_URL }),
    searchText: (value) => value,
  }
}

const urlSchema = z
  .string('wrong-type')
  .refine((typed) => isPlainText(typed), 'bad-url')
  .transform((typed, context) => normalUrl(typed.trim()) ?? refuse(context))
  .pipe(z.string().max(MAX_URL, 'too-long'))

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'bad-url' })
  return z.NEVER
}

function normalUrl(typed: string): string | undefined {
  const address = /^https?:\/\//i.test(typed) ? typed : withScheme(typed)
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]+)(.*)$/i.exec(address ?? '') ?? []
  // Parsers strip line breaks and read a backslash as a slash, so neither may hide what the host is.
  if (/[@\\\s]/.test(authority) || /[\\\t\r\n]/.test(rest)) return undefined
  const host = readableHost(authority.toLowerCase().normalize('NFC'))
  const tail = rest === '/' ? '' : rest.replaceAll(/\s/g, encodeURIComponent)
  const normal = `${scheme.toLowerCase()}${host}${tail}`
  return URL.canParse(normal) ? normal : undefined
}

/** Without a scheme it must at least look like a public host; a port is not a scheme. */
function withScheme(typed: string): string | undefined {
  const [host = ''] = typed.split(/[/?#]/)
  return /^[^:@]+\.[^:@.]+(?::\d+)?$/.test(host) ? `https://${typed}` : undefined
}
