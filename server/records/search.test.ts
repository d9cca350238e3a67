// Search finds what people mean: parts of words, accents, typos, phones in any format, companies; and only what they may see.
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import type { Values } from '#contract/entity.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import { listRecords } from './list.ts'
import { patchRecord } from './patch.ts'
import { searchAll } from './search-all.ts'

describe('S68 search', () => {
  let ground: TestGround
  let acme: TestWorkspace
  let jose: string

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    const other = await createTestWorkspace(ground, 'Other')
    const firm = await createRecord(acme.admin, company, {
      name: 'Lumeno Logistics',
      domain: 'lumeno.example',
    })
    const add = (context: Context, values: Values) =>
      createRecord(context, contact, { statusId: acme.option('contactStatus'), ...values })
    const first = await add(acme.rep, {
      firstName: 'José',
      lastName: 'García Núñez',
      emails: [{ value: 'Jose.Garcia@lumeno.example', label: null }],
      phones: [{ value: '+49 30 1234567', label: null }],
      companyId: firm.record.id,
    })
    jose = first.record.id
    await add(acme.stranger, {
      firstName: 'Josefine',
      lastName: 'Ångström',
      phones: [{ value: '+44 20 7946 0958', label: null }],
    })
    await add(acme.rep, { firstName: "O'Brien", lastName: '%_\\' })
    await createRecord(other.admin, contact, { firstName: 'José', statusId: other.option('contactStatus') })
  }, 60_000)
  afterAll(() => ground.database.close())

  const find = async (context: Context, search: string) =>
    (await listRecords(context, contact, { search })).items.map((row) => row.title)

  it.each([
    ['the beginning of a name', 'jos'],
    ['another case', 'GARCÍA'],
    ['no accents', 'garcia nunez'],
    ['words in another order', 'nunez jose'],
    ['a word and its beginning', 'jose jo garcia garcia'],
    ['a part of a word', 'arcí'],
    ['a typo', 'garzia'],
    ['a mail', 'jose.garcia@lumeno.example'],
    ['the beginning of a mail', 'jose.gar'],
    ['a domain after its sign', '@lumeno.example'],
    ['the beginning of a domain after its sign', '@lum'],
    ['a national number', '030 1234567'],
    ['an international number', '+49 (30) 123-4567'],
    ['a number with 00', '0049 30 1234567'],
    ['the last digits of a number', '34567'],
    ['digits from the middle of a number', '12345'],
    ['the company', 'lumeno'],
    ['person and company', 'jose lumeno'],
    ['the domain of the company', 'lumeno.example'],
  ])('finds by %s', async (_what, text) => {
    expect(await find(acme.rep, text)).toContain('José García Núñez')
  })

  it('finds a name by a typo where many mail addresses look more like it', async () => {
    const crowd = await createTestWorkspace(ground, 'Crowd')
    const statusId = crowd.option('contactStatus')
    await createRecord(crowd.admin, contact, { lastName: 'García', statusId })
    for (let number = 10; number < 35; number++) {
      const value = `garzi${number}@mail.example`
      await createRecord(crowd.admin, contact, { emails: [{ value, label: null }], statusId })
    }
    expect(await find(crowd.admin, 'garzia')).toEqual(['García'])
    expect(await find(crowd.admin, 'garzj12')).toContain('garzi12@mail.example')
  })

  it('finds nothing where there is nothing, whatever is typed', async () => {
    for (const text of [
      'zzzz',
      'jose zzzz',
      '999999',
      'x@y.example',
      "'",
      '"',
      ':*',
      '&',
      '!jose & | (',
      '\\',
      "o''x:*",
    ]) {
      expect(await find(acme.rep, `${text} qqq`), text).toEqual([])
    }
    expect(await find(acme.rep, "o'brien")).toEqual([String.raw`O'Brien %_\ `.trim()])
  })

  it('shows a rep of another team nothing of it, nor another workspace', async () => {
    for (const text of ['garcia', '034567', 'jose.garcia@lumeno.example', 'lumeno', 'garzia']) {
      expect(await find(acme.stranger, text), text).toEqual([])
    }
    expect(await find(acme.stranger, 'jos')).toEqual(['Josefine Ångström'])
    expect(await find(acme.manager, 'jos')).toEqual(['José García Núñez'])
    expect((await find(acme.admin, 'jos')).toSorted()).toEqual(
      ['José García Núñez', 'Josefine Ångström'].toSorted(),
    )
    expect(await searchAll(acme.stranger, 'garcia')).toEqual([])
  })

  it('forgets what a record no longer says, and knows the new at once', async () => {
    await patchRecord(acme.rep, contact, jose, {
      jobTitle: 'Buyer',
      phones: [{ value: '+49 30 7654321', label: null }],
    })
    expect(await find(acme.rep, '1234567')).toEqual([])
    expect(await find(acme.rep, '7654321')).toEqual(['José García Núñez'])
  })

  it('says in which field it was found', async () => {
    const hits = await searchAll(acme.admin, '7654321')
    expect(hits).toEqual([
      { entity: 'contact', id: jose, title: 'José García Núñez', field: 'phones', text: '+49307654321' },
    ])
    const [firm] = await searchAll(acme.admin, 'lumeno')
    expect(firm).toMatchObject({ entity: 'company', title: 'Lumeno Logistics' })
  })
})
