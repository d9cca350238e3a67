import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, type Person, settled, startJourney } from './harness.ts'
import { editField, fieldValue, layRecords, type RecordGround, saved } from './record-ground.ts'

describeInBrowser('two people at one record', () => {
  let journey: Journey
  let ground: RecordGround
  let bob: Person
  beforeAll(async () => {
    journey = await startJourney()
    ground = await layRecords(journey)
    bob = await journey.addMember('Bob Brandt', 'admin')
  })
  afterAll(() => journey.close())

  const open = async (name: string, settings: Parameters<Journey['newPage']>[0] = {}): Promise<Page> => {
    const page = await journey.newPage(settings)
    await page.goto(`/w/acme/contacts/${ground.people[name] ?? ''}`)
    await page.getByText('created this contact').waitFor()
    await settled(page)
    return page
  }
  const write = async (page: Page, label: string, value: string) => {
    await editField(page, label)
    await page.getByRole('textbox', { name: label }).fill(value)
    await page.keyboard.press('Enter')
  }
  const stored = async (name: string) =>
    (
      await journey.api<{ record: Readonly<Record<string, unknown>> }>(
        'GET',
        `/contacts/${ground.people[name] ?? ''}`,
      )
    ).record

  test('different fields: both win, and nobody is asked', async () => {
    const [ann, his] = [await open('Dennis'), await open('Dennis', { as: bob })]
    await write(his, 'Job title', 'CTO')
    await his.getByText('Job title changed').waitFor()
    await write(ann, 'First name', 'Denis')
    await ann.getByText('First name changed').waitFor()
    await fieldValue(ann, 'Job title').getByText('CTO').waitFor()
    expect(await ann.getByRole('dialog').count()).toBe(0)
    expect(await stored('Dennis')).toMatchObject({ firstName: 'Denis', jobTitle: 'CTO' })
    await Promise.all([ann.close(), his.close()])
  })

  test('the same field: both values are shown, mine is kept on demand', async () => {
    const [ann, his] = [await open('Katrin'), await open('Katrin', { as: bob })]
    await write(his, 'Job title', 'COO')
    await his.getByText('Job title changed').waitFor()
    await write(ann, 'Job title', 'CEO')
    const dialog = ann.getByRole('dialog')
    await dialog.getByText('Bob Brandt changed the same field now, while you were editing.').waitFor()
    expect(await dialog.locator('dd').allTextContents()).toEqual(['CEO', 'COO'])
    expect(await axe(ann)).toEqual([])
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    await ann.getByText('Job title changed').waitFor()
    expect(await stored('Katrin')).toMatchObject({ jobTitle: 'CEO' })
    await Promise.all([ann.close(), his.close()])
  })

  test('the same field on a phone in the dark: theirs is taken', async () => {
    const page = await journey.newPage({ isPhone: true, theme: 'dark' })
    await page.goto(`/w/acme/contacts/${ground.people['Yuki'] ?? ''}`)
    await page.getByRole('button', { name: 'Edit Job title' }).waitFor()
    await settled(page)
    await journey.api(
      'PATCH',
      `/contacts/${ground.people['Yuki'] ?? ''}`,
      { jobTitle: 'Planner' },
      { as: bob, workspace: 'acme' },
    )
    await write(page, 'Job title', 'Driver')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Which value should stay?').waitFor()
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Take theirs' }).tap()
    await fieldValue(page, 'Job title').getByText('Planner').waitFor()
    expect(await stored('Yuki')).toMatchObject({ jobTitle: 'Planner' })
    await page.close()
  })

  test('the question closed without an answer keeps what was typed', async () => {
    const ann = await open('Dennis')
    await journey.api(
      'PATCH',
      `/contacts/${ground.people['Dennis'] ?? ''}`,
      { jobTitle: 'Advisor' },
      { as: bob, workspace: 'acme' },
    )
    await write(ann, 'Job title', 'Pilot')
    await ann.getByRole('dialog').waitFor()
    await ann.keyboard.press('Escape')
    await fieldValue(ann, 'Job title').getByText('Pilot').waitFor()
    expect(await stored('Dennis')).toMatchObject({ jobTitle: 'Advisor' })
    await ann.close()
  })

  test('tags of two people never take each other away', async () => {
    const ids = await Promise.all(
      ['vip', 'trial'].map(
        async (name) => (await journey.api<{ record: { id: string } }>('POST', '/tags', { name })).record.id,
      ),
    )
    const ann = await open('Katrin')
    await journey.api(
      'PATCH',
      `/contacts/${ground.people['Katrin'] ?? ''}`,
      { tags: { add: [ids[0]], remove: [] } },
      { as: bob, workspace: 'acme' },
    )
    await editField(ann, 'Tags')
    await ann.getByRole('textbox', { name: 'Tags' }).fill('trial')
    await ann.getByRole('option', { name: 'trial' }).click()
    await ann.keyboard.press('Tab')
    await ann.keyboard.press('Escape')
    await fieldValue(ann, 'Tags').getByText('vip').waitFor()
    await fieldValue(ann, 'Tags').getByText('trial').waitFor()
    await saved(ann)
    expect((await stored('Katrin'))['tags']).toEqual([...ids].sort())
    await ann.close()
  })
})
