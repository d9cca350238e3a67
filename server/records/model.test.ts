// Thousands of random operations by several people against a plain model, then the same in parallel and with killed connections.
// A failing seed is printed; `MODEL_SEED=n` repeats it, `MODEL_STEPS=n` goes longer.
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { connectClient } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { expectConsistent } from '#server/testing/consistency.ts'
import { addField, withFieldsOfNow, withNewFields } from '#server/testing/custom-fields.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { pick, randomFrom } from '#server/testing/random.ts'
import { RecordModel } from '#server/testing/record-model.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import { entityIn } from './custom-fields.ts'
import { getRecord } from './get.ts'
import { patchRecord } from './patch.ts'
import { foldDeltas } from './rollups.ts'
import { deleteRecord, restoreRecord } from './trash.ts'
import { undoChange } from './undo.ts'

const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const STEPS = Number(process.env['MODEL_STEPS'] ?? 1500)

describe(`records, with seed ${seed}`, () => {
  let ground: TestGround
  let acme: TestWorkspace
  let tags: string[]
  /** Contacts with the fields that the workspace added, and random values of these. */
  let person: Entity
  let own: (random: () => number) => Values

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    tags = []
    for (const name of ['a', 'b', 'c', 'd'])
      tags.push((await createRecord(acme.admin, tag, { name })).record.id)
    const { key: number } = await addField(ground, acme.admin, contact, 'number', { sortable: true })
    const { key: words } = await addField(ground, acme.admin, contact, 'text', {
      searchable: true,
      sortable: true,
    })
    const { key: choices } = await addField(ground, acme.admin, contact, 'choices')
    const admin = await withFieldsOfNow(ground, acme.admin)
    const chosen = await Promise.all(
      ['One', 'Two'].map(
        async (name) => (await createRecord(admin, option, { list: choices, name })).record.id,
      ),
    )
    own = (random) => ({
      [number]: pick(random, [null, 1, 2.5]),
      [words]: pick(random, [null, 'Ñandú', 'two words']),
      [choices]: chosen.filter(() => random() < 0.4).toSorted(),
    })
    acme = await withNewFields(ground, acme)
    person = entityIn(admin, contact)
  }, 60_000)
  afterAll(() => ground.database.close())

  it('do what the model does, whoever acts and whatever is undone', async () => {
    const random = randomFrom(seed)
    const model = new RecordModel(person)
    const log: { id: string; recordId: string }[] = []
    for (let step = 0; step < STEPS; step++) {
      ground.pass({ minutes: 1 })
      const context = pick(random, [acme.admin, acme.manager, acme.rep])
      await act(random, context, model, log)
      if (step % 50 === 0) await foldDeltas(ground.database.db, 20)
    }
    for (const [id, record] of model.records) {
      const { record: row } = await getRecord(acme.admin, contact, id)
      expect(row['deletedAt'] !== null, id).toBe(record.deleted)
      for (const [field, value] of Object.entries(record.values))
        expect(row[field], `${id} ${field}`).toEqual(value)
      expect(row.version, id).toBe(record.changes.length)
    }
    await expectConsistent(acme.system, ground.database.owner, person)
  }, 120_000)

  it('stay consistent when many write at once, and lose nothing that was acknowledged', async () => {
    const { record } = await createRecord(acme.admin, contact, values(randomFrom(1), acme, tags))
    const acknowledged: string[] = []
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      const random = randomFrom(seed + writer)
      for (let turn = 0; turn < 25; turn++) {
        const patch = pick(random, [
          { firstName: `f${writer}.${turn}` },
          { tags: { add: [pick(random, tags)], remove: [pick(random, tags)] } },
          { lastName: `l${writer}` },
          { statusId: acme.option('contactStatus', Math.floor(random() * 4)) },
        ])
        const saved = await patchRecord(acme.admin, contact, record.id, patch).catch(onlyConflict)
        if (saved?.changeId) acknowledged.push(saved.changeId)
      }
    })
    await Promise.all(writers)
    const { rows } = await countChanges(ground, acknowledged)
    expect(rows[0]?.n).toBe(acknowledged.length)
    expect(acknowledged.length).toBeGreaterThan(50)
    await expectConsistent(acme.system, ground.database.owner, person)
  }, 120_000)

  it('are whole or not at all when connections are killed under them', async () => {
    const acknowledged: string[] = []
    const killing = new AbortController()
    const killer = async () => {
      const client = await connectClient(ground.database.owner)
      while (!killing.signal.aborted) {
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' limit 2",
        )
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
      await client.end()
    }
    const writer = async (number: number) => {
      const random = randomFrom(seed + 100 + number)
      for (let turn = 0; turn < 60; turn++) {
        const saved = await createRecord(acme.rep, contact, values(random, acme, tags)).catch(() => undefined)
        if (saved?.changeId) acknowledged.push(saved.changeId)
        if (saved && random() < 0.5)
          await patchRecord(acme.rep, contact, saved.record.id, { lastName: `x${turn}` })
            .then(({ changeId }) => changeId !== null && acknowledged.push(changeId))
            .catch(() => undefined)
      }
    }
    const killed = killer()
    await Promise.all([1, 2, 3, 4, 5, 6].map(writer))
    killing.abort()
    await killed
    const { rows } = await countChanges(ground, acknowledged)
    expect(rows[0]?.n).toBe(acknowledged.length)
    await expectConsistent(acme.system, ground.database.owner, person)
  }, 120_000)

  async function act(
    random: () => number,
    context: Context,
    model: RecordModel,
    log: { id: string; recordId: string }[],
  ): Promise<void> {
    const id = model.records.size === 0 ? undefined : pick(random, [...model.records.keys()])
    const choice = random()
    if (id === undefined || choice < 0.15) return create(random, context, model, log)
    const record = model.of(id)
    const mine = mayWrite(acme, context, record.values['ownerId'])
    const expected = !sees(acme, context, record.values['ownerId']) ? 'not-found' : undefined
    if (choice < 0.55) {
      const patch = patchOf(random, { ...values(random, acme, tags), ...own(random) })
      const refused = expected ?? (mine ? (record.deleted ? 'not-found' : undefined) : 'not-allowed')
      const saved = await outcome(patchRecord(context, contact, id, patch), refused)
      if (saved) model.patch(id, remember(log, id, saved.changeId), patch, context.actor.id)
    } else if (choice < 0.75) {
      const verb = record.deleted ? 'restore' : 'delete'
      const allowed = mayDelete(acme, context, record.values['ownerId'])
      const saved = await outcome(
        (verb === 'delete' ? deleteRecord : restoreRecord)(context, contact, id),
        expected ?? (allowed ? undefined : 'not-allowed'),
      )
      if (saved) model.move(id, remember(log, id, saved.changeId), verb, context.actor.id)
    } else if (log.length > 0) await undo(random, model, log)
  }

  async function create(
    random: () => number,
    context: Context,
    model: RecordModel,
    log: { id: string; recordId: string }[],
  ): Promise<void> {
    const { record, changeId } = await createRecord(context, contact, {
      ...values(random, acme, tags),
      ...own(random),
    })
    const kept = Object.fromEntries(Object.keys(person.fields).map((name) => [name, record[name]]))
    model.create(record.id, remember(log, record.id, changeId) ?? '', kept, context.actor.id)
  }

  /** Undone by the admin, whose rights never stand in the way. */
  async function undo(
    random: () => number,
    model: RecordModel,
    log: { id: string; recordId: string }[],
  ): Promise<void> {
    const { id, recordId } = pick(random, log)
    const record = model.of(recordId)
    const change = record.changes.find((each) => each.id === id)
    if (change?.verb !== 'update') return
    const expected = model.undoUpdate(recordId, id)
    const nothing = record.deleted || expected.restored.length + expected.conflicts.length === 0
    const result = await outcome(undoChange(acme.admin, id), nothing ? 'nothing-to-undo' : undefined)
    if (!result) return
    expect(result.restored.toSorted()).toEqual(expected.restored.toSorted())
    expect(result.conflicts.map((each) => each.field).toSorted()).toEqual(expected.conflicts.toSorted())
    if (result.changeId !== null)
      model.patch(recordId, remember(log, recordId, result.changeId), expected.values, acme.admin.actor.id)
  }
})

function remember(
  log: { id: string; recordId: string }[],
  recordId: string,
  id: string | null,
): string | null {
  if (id !== null) log.push({ id, recordId })
  return id
}

/** The result, or undefined where it was refused as expected. */
async function outcome<T>(work: Promise<T>, refused: string | undefined): Promise<T | undefined> {
  const result = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in result) {
    expect(refused, 'should have been refused').toBeUndefined()
    return result.value
  }
  if (!(result.error instanceof Problem)) throw result.error
  expect(result.error.code).toBe(refused)
  return undefined
}

function values(random: () => number, acme: TestWorkspace, tags: readonly string[]): Values {
  return {
    firstName: pick(random, ['Ann', 'Bo', 'Zoë']),
    lastName: pick(random, ['Lee', 'García', null]),
    statusId: acme.option('contactStatus', Math.floor(random() * 4)),
    emails: random() < 0.5 ? [{ value: `m${Math.floor(random() * 9)}@x.example`, label: null }] : [],
    tags: tags.filter(() => random() < 0.4).toSorted(),
  }
}

function patchOf(random: () => number, all: Values): Values {
  const names = Object.keys(all).filter(() => random() < 0.4)
  return Object.fromEntries(names.map((name) => [name, all[name] ?? null]))
}

function team(acme: TestWorkspace): readonly unknown[] {
  return [acme.manager, acme.rep, acme.colleague].map((each) => each.actor.memberId)
}
function sees(acme: TestWorkspace, context: Context, owner: unknown): boolean {
  if (context.actor.role === 'admin') return true
  return context.actor.role === 'manager' ? team(acme).includes(owner) : owner === context.actor.memberId
}
const mayWrite = sees
const mayDelete = sees

function onlyConflict(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'conflict') return undefined
  throw error
}

async function countChanges(ground: TestGround, ids: readonly string[]): Promise<{ rows: { n: number }[] }> {
  const client = await connectClient(ground.database.owner)
  try {
    return await client.query<{ n: number }>(
      'select count(distinct id)::int n from change where id = any($1)',
      [ids],
    )
  } finally {
    await client.end()
  }
}
