// About how many records hold a word, from what PostgreSQL's own statistics know of the common ones: enough to choose a plan.
import { sql } from 'kysely'
import type { RapportDatabase } from './tables.ts'

/** Undefined where no common word has this beginning, which may mean few records or many different words. */
export type WordCount = (beginning: string) => CommonWord | undefined
export interface CommonWord {
  /** Records with a common word of this beginning; those with other words come on top. */
  readonly rows: number
  /** Whether it is a common word itself, so that few others begin with it. */
  readonly whole: boolean
}

const MAX_AGE_MS = 60_000
const kept = new WeakMap<RapportDatabase, { count: Promise<WordCount>; at: number }>()

/** Read once a minute; a stale answer is used while a new one is fetched. */
export async function wordCounts(database: RapportDatabase): Promise<WordCount> {
  const now = Date.now()
  const known = kept.get(database)
  if (known && now - known.at < MAX_AGE_MS) return known.count
  const fresh = loadCounts(database)
  const entry = { count: known?.count ?? fresh, at: now }
  kept.set(database, entry)
  fresh.then(
    () => kept.set(database, { count: fresh, at: now }),
    () => kept.delete(database),
  )
  return entry.count
}

async function loadCounts(database: RapportDatabase): Promise<WordCount> {
  const { rows } = await sql<{ words: string[]; shares: number[]; rows: number }>`
    select s.most_common_elems::text::text[] as words, s.most_common_elem_freqs::float8[] as shares, greatest(c.reltuples, 0)::float8 as rows
    from pg_stats s join pg_class c on c.oid = 'search_word'::regclass
    where s.schemaname = current_schema and s.tablename = 'search_word' and s.attname = 'words'`.execute(
    database.readDb,
  )
  const [statistics] = rows
  if (!statistics?.words) return () => undefined
  return countOf(
    statistics.words.map((word, place) => [word, (statistics.shares[place] ?? 0) * statistics.rows] as const),
    statistics.rows,
  )
}

/** Counts of some thousand words, asked for with every search: sorted, with the sum of all before each. */
export function countOf(common: readonly (readonly [word: string, rows: number])[], most: number): WordCount {
  const sorted = common.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const words = sorted.map(([word]) => word)
  const before = [0]
  for (const [place, [, rows]] of sorted.entries()) before.push((before[place] ?? 0) + rows)
  return (beginning) => {
    const from = placeOf(words, beginning)
    const to = placeOf(words, `${beginning}\uffff`)
    if (from === to) return undefined
    // Of words in one record some share a beginning, so the sum is a little too high.
    const rows = Math.min((before[to] ?? 0) - (before[from] ?? 0), most)
    return { rows, whole: words[from] === beginning }
  }
}

/** How many of the sorted words come before this one. */
function placeOf(words: readonly string[], wanted: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
