import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connectClient } from '#server/platform/db.ts'
import { createTestDatabase } from './cluster.ts'

test('a database is dropped while the application is still connected to it', async () => {
  const database = await createTestDatabase()
  const left = await connectClient(database.app)
  await left.query('select 1')
  await database.close()
  const other = await createTestDatabase()
  const { rows } = await sql`select 1 from pg_database where datname = ${database.name}`.execute(other.db)
  expect(rows).toEqual([])
  await other.close()
  await left.end().catch(() => {})
})
