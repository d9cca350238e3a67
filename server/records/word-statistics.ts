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
  // Of words in one record some share a beginning, so the sum is a little too high.
  const common = statistics.words.map(
    (word, place) => [word, (statistics.shares[place] ?? 0) * statistics.rows] as const,
  )
  return (beginning) => {
    const found = common.filter(([word]) => word.startsWith(beginning))
    if (found.length === 0) return undefined
    const sum = found.reduce((total, [, count]) => total + count, 0)
    return { rows: Math.min(sum, statistics.rows), whole: found.some(([word]) => word === beginning) }
  }
}
