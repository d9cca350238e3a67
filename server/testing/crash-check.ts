// After the last round: whether everything that was acknowledged is there, once, and agrees with what is kept beside it.
import { isDeepStrictEqual } from 'node:util'
import path from 'node:path'
import { z } from 'zod'
import { contact as contactEntity } from '#contract/entities/contact.ts'
import { systemClock } from '#server/platform/clock.ts'
import { connectClient, createDatabase, type DatabaseAddress } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { errorText } from '#server/platform/expected-problem.ts'
import { createLog } from '#server/platform/log.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { Tables } from '#server/records/tables.ts'
import { expectConsistent } from './consistency.ts'
import type { CrashClient } from './crash-client.ts'
import { type CrashWriter, shownOf, type Written } from './crash-writer.ts'

const log = createLog('silent')

/** In sentences what is wrong; none when all is well. The server must run. */
export async function findLosses(
  dataDir: string,
  workspaceId: string,
  client: CrashClient,
  writers: readonly CrashWriter[],
): Promise<string[]> {
  const postgres = await startEmbeddedPostgres({ folder: path.join(dataDir, 'postgres'), log })
  try {
    return [
      ...(await compareShown(
        client,
        writers.flatMap((writer) => writer.contacts),
      )),
      ...(await compareStored(postgres.owner, writers)),
      ...(await checkConsistency(postgres, workspaceId)),
    ]
  } finally {
    await postgres.stop()
  }
}

/** Over HTTP: every contact as it was last shown, and no other. */
async function compareShown(client: CrashClient, contacts: readonly Written[]): Promise<string[]> {
  const expected = new Map(contacts.map((each) => [each.id, each]))
  const faults: string[] = []
  for (const item of [...(await listAll(client, '')), ...(await listAll(client, '&deleted=only'))]) {
    const written = expected.get(item.id)
    if (!written) faults.push(`${item.lastName} (${item.id}) is there, but nobody was told so`)
    else if (!isDeepStrictEqual(shownOf(item), written.shown))
      faults.push(
        `${written.name} is ${JSON.stringify(shownOf(item))} instead of ${JSON.stringify(written.shown)}`,
      )
    expected.delete(item.id)
  }
  return [...faults, ...[...expected.values()].map(({ name, id }) => `${name} (${id}) is in no list`)]
}

const pageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      lastName: z.string().nullable(),
      version: z.int(),
      deletedAt: z.string().nullable(),
      jobTitle: z.string().nullable(),
      about: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
})

async function listAll(client: CrashClient, query: string) {
  const items: z.output<typeof pageSchema>['items'] = []
  const first = `/contacts?limit=200&sort=createdAt&fields=lastName,jobTitle,about${query}`
  for (let address: string | undefined = first; address !== undefined;) {
    const page = pageSchema.parse((await client.insist('GET', address)).body)
    items.push(...page.items)
    address = page.next === null ? undefined : `${first}&cursor=${encodeURIComponent(page.next)}`
  }
  return items
}

/** In the tables: every acknowledged change, no name twice, every key once, and a disk that is waited for. */
async function compareStored(owner: DatabaseAddress, writers: readonly CrashWriter[]): Promise<string[]> {
  const client = await connectClient(owner)
  const read = async (text: string) => {
    const { rows } = await client.query<{ found: string }>(text)
    return rows.map((row) => row.found)
  }
  try {
    const changes = new Set(
      await read(`select concat_ws(' ', id, record_id, record_version) as found from change`),
    )
    const lost = writers
      .flatMap((writer) => writer.acknowledged)
      .filter((each) => !changes.has(`${each.changeId} ${each.recordId} ${each.version}`))
    const doubled = await read('select last_name as found from contact group by 1 having count(*) > 1')
    const keys = await read('select key as found from idempotency')
    const contacts = writers.flatMap((writer) => writer.contacts)
    const missing = new Set(contacts.map((each) => each.name)).symmetricDifference(new Set(keys))
    const [waits] = await read(
      `select current_setting('fsync') || ' ' || current_setting('synchronous_commit') as found`,
    )
    return [
      ...lost.map((each) => `change ${each.changeId} was acknowledged and is lost`),
      ...doubled.map((name) => `${name} is there twice`),
      ...[...missing].map((name) => `the key of ${name} is kept without the contact, or the other way round`),
      ...(waits === 'on on' ? [] : [`PostgreSQL did not wait for the disk: ${waits ?? ''}`]),
    ]
  } finally {
    await client.end()
  }
}

/** Every record as its changes make it, every figure as a recount, every search entry as its record. */
async function checkConsistency(
  { app, owner }: { readonly app: DatabaseAddress; readonly owner: DatabaseAddress },
  workspaceId: string,
): Promise<string[]> {
  const database = createDatabase<Tables>(app, 2, log)
  try {
    const context = await systemContext({ database, clock: systemClock, log }, workspaceId)
    await expectConsistent(context, owner, contactEntity)
    return []
  } catch (error) {
    return [errorText(error)]
  } finally {
    await database.close()
  }
}
