// Which workspace the start leads to.
const KEY = 'rapport.workspace'

export function rememberWorkspace(slug: string): void {
  try {
    localStorage.setItem(KEY, slug)
  } catch {
    // Storage is switched off: the start leads to the first one.
  }
}

/** The one used last, if it is still among them, else the first. */
export function lastWorkspace(slugs: readonly string[]): string | undefined {
  const last = remembered()
  return slugs.find((slug) => slug === last) ?? slugs[0]
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
