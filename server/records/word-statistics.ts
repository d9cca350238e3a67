// About how many records hold a word, from what PostgreSQL's own statistics know of the common ones: enough to choose a plan.
import { sql } from 'kysely'
import type { RapportDatabase } from './tables.ts'

/** Rows that hold a word with this beginning; undefined where it is none of the common ones, which may mean few or unknown. */
export type WordCount = (beginning: string) => number | undefined

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
  // Of words in one record some share a beginning, so the sum is a little too high.
  const common = statistics.words.map(
    (word, place) => [word, (statistics.shares[place] ?? 0) * statistics.rows] as const,
  )
  return (beginning) => {
    const sum = common.reduce(
      (total, [word, count]) => (word.startsWith(beginning) ? total + count : total),
      0,
    )
    return sum === 0 ? undefined : Math.min(sum, statistics.rows)
  }
}
