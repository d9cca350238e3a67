// The pool of the minimal server: the same connection settings as the product's, nothing else of it.
import pg from 'pg'
import { z } from 'zod'

const address = z.object({
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
})

/** `json` is a DatabaseAddress. */
export function createPool(json: string): pg.Pool {
  const pool = new pg.Pool({
    ...address.parse(JSON.parse(json)),
    max: 8,
    options: '-c plan_cache_mode=force_custom_plan -c jit=off',
  })
  pool.on('error', (error) => console.error(error.message))
  return pool
}
