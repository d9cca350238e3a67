// S44: fields that a workspace adds behave like those of the definition, for everyone as far as they may see them.
import { CHOICES_ROLLUP, customKey } from '#contract/custom-fields.ts'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { customField, type CustomKind, customKinds } from '#contract/entities/custom-field.ts'
import { option } from '#contract/entities/option.ts'
import type { Entity, Values } from '#contract/entity.ts'
import type { Filter } from '#contract/query.ts'
import { eraseOldFields } from '#server/domains/fields/erase-field.ts'
import { getMeta } from '#server/domains/workspaces/get-meta.ts'
import { updateWorkspace } from '#server/domains/workspaces/update-workspace.ts'
import { sql } from 'kysely'
import { addField as newField, withFieldsOfNow } from '#server/testing/custom-fields.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import { getRecord } from './get.ts'
import { groupsOf } from './groups.ts'
import { findOrphans } from './find-orphans.ts'
import { historyOf } from './history.ts'
import { startJobWorker } from './jobs/job-worker.ts'
import { countRecords, listRecords } from './list.ts'
import { patchRecord } from './patch.ts'
import { checkDerived } from './rebuild-derived.ts'
import { deleteRecord, restoreRecord } from './trash.ts'
import { undoChange } from './undo.ts'
import { repairFigures, wrongFigures } from './verify-figures.ts'

describe('S44 custom fields', () => {
  let ground: TestGround
  let acme: TestWorkspace
  let statusId: string
  let made = 0

  beforeAll(async () => {
    ground = await createTestGround()
  }, 60_000)
  beforeEach(async () => {
    acme = await createTestWorkspace(ground, `Acme${++made}`)
    statusId = acme.option('contactStatus')
  })
  afterAll(() => ground.database.close())

  /** Until no job is left to do. */
  async function settle(): Promise<void> {
    const jobs = startJobWorker(ground)
    try {
      for (let look = 0; look < 400; look++) {
        const { rows } = await sql`select from job where finished_at is null`.execute(ground.database.db)
        if (rows.length === 0) return
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error('the jobs do not end')
    } finally {
      await jobs.stop()
    }
  }

  const now = (context: Context) => withFieldsOfNow(ground, context)
  const addField = (kind: CustomKind, values: Values = {}, entity: Entity = contact) =>
    newField(ground, acme.admin, entity, kind, values)

  const addContact = async (context: Context, values: Values) =>
    (await createRecord(await now(context), contact, { lastName: 'Ada', statusId, ...values })).record

  const find = async (context: Context, filter: Filter) => {
    const current = await now(context)
    const page = await listRecords(current, contact, { filter })
    expect(await countRecords(current, contact, { filter })).toBe(page.items.length)
    return page.items.map((row) => row.title)
  }

  async function optionIn(list: string, name: string): Promise<string> {
    return (await createRecord(await now(acme.admin), option, { list, name })).record.id
  }

  const sampleOf: Readonly<Record<CustomKind, (key: string) => Promise<[sent: unknown, other: unknown]>>> = {
    text: async () => ['Chess', 'Go'],
    longText: async () => ['One\ntwo', 'three'],
    number: async () => [12.5, -3],
    money: async () => [
      { amount: 1250, currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    yesNo: async () => [true, false],
    day: async () => ['2024-02-29', '1999-12-31'],
    moment: async () => ['2024-02-29T10:00:00.000Z', '1999-12-31T23:59:59.999Z'],
    choice: async (key) => [await optionIn(key, 'Gold'), await optionIn(key, 'Silver')],
    choices: async (key) => [[await optionIn(key, 'Gold')], [await optionIn(key, 'Silver')]],
    emails: async () => [[{ value: 'a@b.example', label: null }], [{ value: 'c@d.example', label: 'work' }]],
    phones: async () => [[{ value: '+34911234567', label: null }], [{ value: '+34917654321', label: null }]],
    url: async () => ['https://one.example', 'https://two.example'],
    address: async () => [
      { line1: null, line2: null, city: 'Leeds', region: null, postcode: null, country: null },
      { line1: null, line2: null, city: 'Roma', region: null, postcode: null, country: null },
    ],
    user: async () => [acme.rep.actor.memberId, acme.manager.actor.memberId],
    contact: async () => [
      (await addContact(acme.admin, { lastName: 'One' })).id,
      (await addContact(acme.admin, { lastName: 'Two' })).id,
    ],
    company: async () => [
      (await createRecord(acme.admin, company, { name: 'One' })).record.id,
      (await createRecord(acme.admin, company, { name: 'Two' })).record.id,
    ],
  }

  it.each(Object.keys(customKinds) as CustomKind[])(
    'of kind %s are written, read, filtered, emptied, kept in history, undone',
    async (kind) => {
      const { key } = await addField(kind)
      const [first, second] = await sampleOf[kind](key)
      const record = await addContact(acme.admin, { lastName: 'Lovelace', [key]: first })
      const admin = await now(acme.admin)
      expect(record[key]).toEqual(first)
      expect((await getRecord(admin, contact, record.id)).record[key]).toEqual(first)
      const listed = await listRecords(admin, contact, { fields: [key] })
      expect(listed.items.find((row) => row.id === record.id)?.[key]).toEqual(first)
      expect(await find(acme.admin, { field: key, op: 'isNotEmpty' })).toEqual(['Lovelace'])

      const changed = await patchRecord(admin, contact, record.id, { [key]: second })
      expect(changed.record[key]).toEqual(second)
      const emptied = await patchRecord(admin, contact, record.id, { [key]: null })
      expect(await find(acme.admin, { field: key, op: 'isNotEmpty' })).toEqual([])
      const history = await historyOf(admin, contact, record.id, {})
      expect(history.items.flatMap(({ fields }) => fields.map((each) => each.field))).toEqual(
        expect.arrayContaining([key]),
      )
      await undoChange(admin, emptied.changeId ?? '')
      await undoChange(admin, changed.changeId ?? '')
      expect((await getRecord(admin, contact, record.id)).record[key]).toEqual(first)
    },
  )

  it('are filtered like fields of the definition, by every operator of their kind', async () => {
    const number = (await addField('number')).key
    const text = (await addField('text')).key
    const money = (await addField('money')).key
    const day = (await addField('day')).key
    const choice = (await addField('choice')).key
    const choices = (await addField('choices')).key
    const [gold, silver] = [await optionIn(choice, 'Gold'), await optionIn(choice, 'Silver')]
    const [red, blue] = [await optionIn(choices, 'Red'), await optionIn(choices, 'Blue')]
    await addContact(acme.admin, {
      lastName: 'A',
      [number]: 5,
      [text]: 'Ñandú one',
      [money]: { amount: 500, currency: 'EUR' },
      [day]: '2024-05-01',
      [choice]: gold,
      [choices]: [red, blue],
    })
    await addContact(acme.admin, {
      lastName: 'B',
      [number]: 7,
      [text]: 'two',
      [choice]: silver,
      [choices]: [red],
    })
    await addContact(acme.admin, { lastName: 'C' })
    const found = async (field: string, op: string, value?: unknown) =>
      (await find(acme.admin, { field, op, value } as Filter)).toSorted().join('')
    expect(await found(number, 'gt', 5)).toBe('B')
    expect(await found(number, 'between', [5, 6])).toBe('A')
    expect(await found(number, 'isNot', 5)).toBe('BC')
    expect(await found(text, 'contains', 'nandu')).toBe('A')
    expect(await found(text, 'notContains', 'nandu')).toBe('BC')
    expect(await found(money, 'gte', 500)).toBe('A')
    expect(await found(day, 'before', '2024-05-02')).toBe('A')
    expect(await found(choice, 'isAnyOf', [gold])).toBe('A')
    expect(await found(choice, 'isAnyOf', [gold, silver])).toBe('AB')
    expect(await found(choice, 'isNoneOf', [gold])).toBe('BC')
    expect(await found(choices, 'hasAnyOf', [blue, red])).toBe('AB')
    expect(await found(choices, 'hasAllOf', [blue, red])).toBe('A')
    expect(await found(choices, 'hasNoneOf', [blue])).toBe('BC')
    expect(await found(choices, 'isEmpty')).toBe('C')
  })

  it('refuse what the kind refuses, unknown keys, and values of the wrong shape, at the right path', async () => {
    const { key } = await addField('number', { min: 0, max: 10, decimals: 0 })
    const problems = (values: Values) =>
      addContact(acme.admin, values).then(
        () => 'written',
        (error: { details: { fields: { path: string; code: string }[] } }) =>
          error.details.fields.map(({ path, code }) => `${path} ${code}`).join(),
      )
    expect(await problems({ [key]: 11 })).toBe(`${key} too-large`)
    expect(await problems({ [key]: 'x' })).toBe(`${key} wrong-type`)
    expect(await problems({ [key]: 1.5 })).toBe(`${key} bad-decimals`)
    expect(await problems({ f_0000000000: 1 })).toBe('f_0000000000 unknown-field')
    const choice = (await addField('choice')).key
    expect(await problems({ [choice]: statusId })).toBe(`${choice} unknown-reference`)
    const admin = await now(acme.admin)
    await expect(
      listRecords(admin, contact, { filter: { field: key, op: 'contains', value: 'x' } }),
    ).rejects.toThrow('invalid')
    await expect(listRecords(admin, contact, { sort: key })).rejects.toThrow('invalid')
    await expect(listRecords(admin, company, { filter: { field: key, op: 'is', value: 1 } })).rejects.toThrow(
      'invalid',
    )
  })

  it('hidden from a role are in nothing that it reads, and cannot be written by it', async () => {
    const { key } = await addField('text', { repAccess: 'none', searchable: false })
    const choice = await addField('choice', { repAccess: 'none' })
    const gold = await optionIn(choice.key, 'Gold secret')
    const mine = await addContact(acme.admin, {
      lastName: 'Mine',
      ownerId: acme.rep.actor.memberId,
      [key]: 'the secret',
      [choice.key]: gold,
    })
    await patchRecord(await now(acme.admin), contact, mine.id, { [key]: 'another secret' })
    const rep = await now(acme.rep)
    expect((await listRecords(rep, option, { search: 'gold' })).items).toEqual([])
    const everything = JSON.stringify([
      await getRecord(rep, contact, mine.id),
      await listRecords(rep, contact, {}),
      await listRecords(rep, contact, { fields: [key, choice.key] }),
      await historyOf(rep, contact, mine.id, {}),
      await getMeta(rep),
      await listRecords(rep, option, { limit: 200 }),
      await listRecords(rep, option, { filter: { field: 'list', op: 'is', value: choice.key } }),
    ])
    expect(everything).not.toMatch(/secret/)
    expect(everything).not.toContain(key)
    await expect(getRecord(rep, option, gold)).rejects.toThrow('not-found')
    await expect(historyOf(rep, option, gold, {})).rejects.toThrow('not-found')
    for (const refused of [
      listRecords(rep, contact, { filter: { field: key, op: 'isNotEmpty' } }),
      patchRecord(rep, contact, mine.id, { [key]: 'x' }),
      // Also where the value would not fit: that there is such a field must not show.
      patchRecord(rep, contact, mine.id, { [key]: 5 }),
      createRecord(rep, contact, { lastName: 'New', statusId, [key]: 'x' }),
    ])
      await expect(refused).rejects.toMatchObject({ details: { fields: [{ code: 'unknown-field' }] } })
    expect((await getRecord(await now(acme.admin), contact, mine.id)).record[key]).toBe('another secret')
  })

  it('that a role only reads are shown to it and not written by it', async () => {
    const { key } = await addField('text', { repAccess: 'read', mandatory: true })
    const rep = await now(acme.rep)
    const { record } = await createRecord(rep, contact, { lastName: 'Made without it', statusId })
    await expect(patchRecord(rep, contact, record.id, { [key]: 'x' })).rejects.toMatchObject({
      details: { fields: [{ path: key, code: 'read-only' }] },
    })
    await patchRecord(await now(acme.admin), contact, record.id, { [key]: 'shown' })
    expect((await getRecord(rep, contact, record.id)).record[key]).toBe('shown')
  })

  it('mandatory ones are asked for on creation and kept full, but records from before are not locked', async () => {
    const old = await addContact(acme.admin, { lastName: 'Old' })
    const { key } = await addField('text', { mandatory: true })
    await expect(addContact(acme.admin, { lastName: 'New' })).rejects.toMatchObject({
      details: { fields: [{ path: key, code: 'required' }] },
    })
    const admin = await now(acme.admin)
    await patchRecord(admin, contact, old.id, { jobTitle: 'still editable' })
    await patchRecord(admin, contact, old.id, { [key]: 'full' })
    await expect(patchRecord(admin, contact, old.id, { [key]: null })).rejects.toMatchObject({
      details: { fields: [{ path: key, code: 'required' }] },
    })
  })

  it('begin with their default, but not with a choice that was archived since', async () => {
    const number = await addField('number', { initial: 3 })
    const choice = await addField('choice')
    const [gold, silver] = [await optionIn(choice.key, 'Gold'), await optionIn(choice.key, 'Silver')]
    await patchRecord(acme.admin, customField, choice.id, { initial: gold })
    const first = await addContact(acme.admin, {})
    expect([first[number.key], first[choice.key]]).toEqual([3, gold])
    await patchRecord(acme.admin, option, gold, { archived: true })
    const second = await addContact(acme.admin, { [number.key]: null })
    expect([second[number.key], second[choice.key]]).toEqual([null, null])
    expect((await addContact(acme.admin, { [choice.key]: silver }))[choice.key]).toBe(silver)
    await expect(addField('number', { initial: 'three' })).rejects.toMatchObject({
      details: { fields: [{ path: 'initial', code: 'wrong-type' }] },
    })
  })

  it('two people who edit different ones both win; the same one asks', async () => {
    const [one, two] = [(await addField('text')).key, (await addField('text')).key]
    const { id } = await addContact(acme.admin, { [one]: 'a', [two]: 'b' })
    const admin = await now(acme.admin)
    await patchRecord(admin, contact, id, { [one]: 'A' }, { baseVersion: 1 })
    const { record } = await patchRecord(admin, contact, id, { [two]: 'B' }, { baseVersion: 1 })
    expect([record[one], record[two]]).toEqual(['A', 'B'])
    await expect(patchRecord(admin, contact, id, { [one]: 'x' }, { baseVersion: 1 })).rejects.toMatchObject({
      details: { conflicts: [{ field: one, yours: 'x', theirs: 'A' }] },
    })
  })

  it('deleted vanish from everything and come back with their content', async () => {
    const { id, key } = await addField('choice')
    const gold = await optionIn(key, 'Gold')
    const record = await addContact(acme.admin, { [key]: gold, jobTitle: 'before' })
    await deleteRecord(acme.admin, customField, id)
    const admin = await now(acme.admin)
    const shown = JSON.stringify([
      await getRecord(admin, contact, record.id),
      await historyOf(admin, contact, record.id, {}),
      await getMeta(admin),
    ])
    expect(shown).not.toContain(key)
    await patchRecord(admin, contact, record.id, { jobTitle: 'meanwhile' })
    await restoreRecord(acme.admin, customField, id)
    const back = await getRecord(await now(acme.admin), contact, record.id)
    expect([back.record[key], back.record['jobTitle']]).toEqual([gold, 'meanwhile'])
    expect((await getMeta(await now(acme.admin))).fields.map((each) => each.key)).toContain(key)
  })

  it('choices count their records, merge into each other with them, and stay while they are used', async () => {
    const { key } = await addField('choices')
    const [gold, silver] = [await optionIn(key, 'Gold'), await optionIn(key, 'Silver')]
    await addContact(acme.admin, { [key]: [gold] })
    await addContact(acme.admin, { [key]: [gold, silver] })
    const admin = await now(acme.admin)
    expect(await groupsOf(admin, contact, key)).toEqual(
      expect.arrayContaining([
        { value: gold, count: 2 },
        { value: silver, count: 1 },
      ]),
    )
    await expect(deleteRecord(admin, option, gold)).rejects.toThrow('in-use')
  })

  it('are found by their words where that was asked for', async () => {
    const { key } = await addField('text', { searchable: true })
    await addContact(acme.admin, { lastName: 'Searched', [key]: 'Zanzibar trip' })
    const admin = await now(acme.admin)
    const page = await listRecords(admin, contact, { search: 'zanzi' })
    expect(page.items.map((row) => row.title)).toEqual(['Searched'])
    await expect(addField('text', { searchable: true, repAccess: 'none' })).rejects.toThrow('invalid')
  })

  it('keep their kind and object, and have bounds', async () => {
    const { id } = await addField('text')
    const codes = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: { details: { fields: { path: string; code: string }[] } }) =>
          error.details.fields.map(({ path, code }) => `${path} ${code}`).join(),
      )
    expect(await codes(patchRecord(acme.admin, customField, id, { kind: 'number' }))).toBe('kind read-only')
    expect(await codes(patchRecord(acme.admin, customField, id, { entity: 'company' }))).toBe(
      'entity read-only',
    )
    expect(await codes(patchRecord(acme.admin, customField, id, { decimals: 2 }))).toBe('decimals bad-value')
    expect(await codes(addField('number', { min: 5, max: 1 }))).toBe('max too-small')
    expect(await codes(addField('yesNo', { sortable: true }))).toBe('done')
    expect(await codes(addField('choices', { sortable: true }))).toBe('sortable bad-value')
  })

  it('what is kept beside them is right, whatever happened to fields and records', async () => {
    const text = await addField('text', { searchable: true })
    const money = await addField('money', { sortable: true })
    const choice = await addField('choice')
    const choices = await addField('choices', {}, company)
    const [gold, silver] = [await optionIn(choice.key, 'Gold'), await optionIn(choice.key, 'Silver')]
    const values = {
      [text.key]: 'Añil words',
      [money.key]: { amount: 700, currency: 'USD' },
      [choice.key]: gold,
    }
    const { id } = await addContact(acme.admin, values)
    const other = await addContact(acme.rep, { [choice.key]: silver })
    await createRecord(await now(acme.admin), company, {
      name: 'Firm',
      [choices.key]: [await optionIn(choices.key, 'Red'), await optionIn(choices.key, 'Blue')],
    })
    await deleteRecord(acme.admin, customField, choice.id)
    await deleteRecord(await now(acme.admin), contact, id)
    await patchRecord(await now(acme.admin), contact, other.id, { ownerId: acme.colleague.actor.memberId })
    await restoreRecord(acme.admin, customField, choice.id)
    await restoreRecord(await now(acme.admin), contact, id)
    await updateWorkspace(await now(acme.admin), { currency: 'USD' })
    expect(await find(acme.admin, { field: money.key, op: 'gte', value: 700 })).toEqual(['Ada'])
    expect(await find(acme.colleague, { field: choice.key, op: 'isAnyOf', value: [silver] })).toEqual(['Ada'])

    expect(await wrongFigures(ground.database.db)).toBe(0)
    for (const entity of [contact, company]) {
      const faults = await checkDerived(ground.database.db, entity, { repair: false })
      expect([faults.columns, faults.search]).toEqual([0, 0])
    }
    await sql`update contact set folded = folded - ${text.key}::text`.execute(ground.database.db)
    await sql`delete from field_value`.execute(ground.database.db)
    await sql`delete from rollup_delta where rollup = ${CHOICES_ROLLUP}`.execute(ground.database.db)
    await sql`delete from rollup where rollup = ${CHOICES_ROLLUP}`.execute(ground.database.db)
    expect(await wrongFigures(ground.database.db)).toBeGreaterThan(0)
    expect((await checkDerived(ground.database.db, contact, { repair: true })).columns).toBe(1)
    await repairFigures(ground.database.db)
    expect(await wrongFigures(ground.database.db)).toBe(0)
    expect(await find(acme.admin, { field: text.key, op: 'contains', value: 'anil' })).toEqual(['Ada'])
  })

  it('are made ready for search and sorting afterwards, and taken out of both', async () => {
    const { id, key } = await addField('text')
    await addContact(acme.admin, { lastName: 'Later', [key]: 'Zanzibar' })
    await addContact(acme.admin, { lastName: 'Earlier', [key]: 'Aachen' })
    await addContact(acme.admin, { lastName: 'Without' })
    const found = async () =>
      (await listRecords(await now(acme.admin), contact, { search: 'zanzi' })).items.map((row) => row.title)
    expect(await found()).toEqual([])
    await patchRecord(await now(acme.admin), customField, id, { searchable: true, sortable: true })
    await settle()
    expect(await found()).toEqual(['Later'])
    const admin = await now(acme.admin)
    const sorted = await listRecords(admin, contact, { sort: key })
    expect(sorted.items.map((row) => row.title)).toEqual(['Earlier', 'Later', 'Without'])
    await deleteRecord(admin, customField, id)
    await settle()
    expect(await found()).toEqual([])
    await expect(listRecords(await now(acme.admin), contact, { sort: key })).rejects.toThrow('invalid')
    await restoreRecord(await now(acme.admin), customField, id)
    await settle()
    expect(await found()).toEqual(['Later'])
    expect((await checkDerived(ground.database.db, contact, { repair: false })).columns).toBe(0)
  })

  it('in the trash for thirty days lose their content for good', async () => {
    const { id, key } = await addField('choice', { sortable: false })
    const text = await addField('text', { sortable: true })
    const gold = await optionIn(key, 'Gold')
    const record = await addContact(acme.admin, {
      [key]: gold,
      [text.key]: 'secret words',
      jobTitle: 'stays',
    })
    await patchRecord(await now(acme.admin), contact, record.id, { [text.key]: 'other secrets' })
    for (const gone of [id, text.id]) await deleteRecord(await now(acme.admin), customField, gone)
    await settle()
    await eraseOldFields(ground)
    await settle()
    expect(
      (await sql`select from contact where custom ? ${key}::text`.execute(ground.database.db)).rows,
    ).toHaveLength(1)
    ground.pass({ days: 31 })
    await eraseOldFields(ground)
    await settle()
    const { rows } = await sql<{
      kept: string
    }>`select concat((select string_agg(concat(custom, folded), '') from contact where id = ${record.id}::uuid),
      (select string_agg(diff::text, '') from change where record_id = ${record.id}::uuid),
      (select string_agg(key, '') from field_value where record_id = ${record.id}::uuid)) as kept`.execute(
      ground.database.db,
    )
    expect(rows[0]?.kept).toContain('stays')
    expect(rows[0]?.kept).not.toMatch(/secret|f_[0-9a-f]{10}/)
    await expect(restoreRecord(await now(acme.admin), customField, id)).rejects.toThrow('erased')
    expect(await wrongFigures(ground.database.db)).toBe(0)
    expect(await findOrphans(ground.database.db)).toEqual([])
  })

  it('options belong to lists that there are', async () => {
    const make = (list: string) => optionIn(list, `Any ${Math.random()}`)
    const text = await addField('text')
    for (const list of ['f_0123456789', text.key, 'tag', 'nothing'])
      await expect(make(list)).rejects.toMatchObject({
        details: { fields: [{ path: 'list', code: 'bad-choice' }] },
      })
    const { key } = await addField('choice')
    const only = await make(key)
    await patchRecord(await now(acme.admin), option, only, { archived: true })
  })

  it('of one workspace are unknown in another, and every server hears of them with the next request', async () => {
    const { key } = await addField('text')
    const other = await createTestWorkspace(ground, 'Other')
    await expect(
      createRecord(await now(other.admin), contact, {
        lastName: 'X',
        statusId: other.option('contactStatus'),
        [key]: 'x',
      }),
    ).rejects.toMatchObject({ details: { fields: [{ path: key, code: 'unknown-field' }] } })
    const before = await now(acme.admin)
    expect(await now(acme.admin)).toMatchObject({ customFields: before.customFields })
    expect((await now(acme.admin)).customFields).toBe(before.customFields)
    const { key: second } = await addField('text')
    expect((await now(acme.admin)).customFields.map((each) => customKey(each.id))).toContain(second)
  })
})
