// The query of an address as plain texts. The router's own way would turn `search=123` into a number.

export function parseQuery(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Keys without a value are left out. */
export function printQuery(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
