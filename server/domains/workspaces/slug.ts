// The word by which a workspace stands in addresses.
import { fold } from '#contract/kinds/fold.ts'
import type { Trx } from '#server/records/tables.ts'

/** Words, digits and hyphens, 40 characters at most; never the look of an id, of which addresses are made as well. */
export function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longest)
    .replace(/-$/, '')
  if (slug === '') return 'workspace'
  return /^[0-9a-f]{8}-/.test(slug) ? `w-${slug.slice(0, longest - 2)}` : slug
}

/** The slug of the name, with the first number that makes it one of its own. */
export async function freeSlug(trx: Trx, name: string): Promise<string> {
  const slug = slugOf(name)
  const rows = await trx
    .selectFrom('workspace')
    .select('slug')
    .where((eb) => eb.or([eb('slug', '=', slug), eb('slug', 'like', `${slug}-%`)]))
    .execute()
  const taken = new Set(rows.map((row) => row.slug))
  let free = slug
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`
  return free
}

const longest = 40
