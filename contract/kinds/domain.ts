// The internet domain of a firm.
import { z } from 'zod'
import { fold } from './fold.ts'
import { isHostName, normalHost } from './host.ts'
import type { Kind } from './kind.ts'
import { readBy } from './parsed.ts'
import { matchesText, textOperators } from './text-filter.ts'

/** A host name in lower case without `www.`; pasted web and mail addresses are reduced to theirs. */
export function domain(): Kind<string> {
  return {
    name: 'domain',
    options: {},
    wire: z.string(),
    input: domainSchema,
    empty: null,
    column: 'text',
    sortKey: 'value',
    operators: textOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(value), operator, operand),
    print: (value) => value,
    parse: (cell) => readBy(domainSchema, cell, cell),
    searchText: (value) => value,
  }
}

const domainSchema = z.string('wrong-type').transform(hostOf).refine(isHostName, 'bad-url')

function hostOf(typed: string): string {
  const authority =
    typed
      .trim()
      .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/|^mailto:/i, '')
      .split(/[/?#\\]/)[0] ?? ''
  const host = normalHost(authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''))
  return host.replace(/^(?:www\.)+(?=[^.]+\.)/, '')
}
