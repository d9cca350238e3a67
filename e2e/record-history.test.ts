import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, settled, startJourney } from './harness.ts'
import { editField, fieldValue, layRecords, type RecordGround } from './record-ground.ts'

describeInBrowser('the history of a record', () => {
  let journey: Journey
  let ground: RecordGround
  beforeAll(async () => {
    journey = await startJourney()
    ground = await layRecords(journey)
  })
  afterAll(() => journey.close())

  const open = async (name: string): Promise<Page> => {
    const page = await journey.newPage()
    await page.goto(`/w/acme/contacts/${ground.people[name] ?? ''}`)
    await page.getByText('created this contact').waitFor()
    await settled(page)
    return page
  }
  const history = (page: Page) => page.getByRole('region', { name: 'History' })
  const patch = (name: string, values: object) =>
    journey.api('PATCH', `/contacts/${ground.people[name] ?? ''}`, values)

  test('an edit is told in words, taken back from there, and done again', async () => {
    const page = await open('Dennis')
    await editField(page, 'Status')
    await page.getByRole('textbox', { name: 'Status' }).fill('cust')
    await page.keyboard.press('Enter')
    const sentence = history(page).getByRole('listitem').filter({ hasText: 'from Lead to Customer' })
    await sentence.waitFor()
    expect(await sentence.locator('p').textContent()).toBe('Ann Archer changed Status from Lead to Customer')

    await sentence.getByRole('button', { name: 'Undo' }).click()
    const undone = history(page).getByRole('listitem').filter({ hasText: 'undid a change' })
    await undone.waitFor()
    expect(await undone.locator('p').textContent()).toBe('Ann Archer undid a change: Status is Lead again')
    await fieldValue(page, 'Status').getByText('Lead').waitFor()

    await undone.getByRole('button', { name: 'Redo' }).click()
    await fieldValue(page, 'Status').getByText('Customer').waitFor()
    await page.close()
  })

  test('Ctrl-Z takes the last edit back, and Ctrl-Shift-Z does it again', async () => {
    const page = await open('Katrin')
    await editField(page, 'Job title')
    await page.keyboard.type('CEO')
    await page.keyboard.press('Enter')
    await page.getByText('Job title changed').waitFor()
    await page.keyboard.press('Control+z')
    await fieldValue(page, 'Job title').getByText('CFO').waitFor()
    await page.keyboard.press('Control+Shift+Z')
    await fieldValue(page, 'Job title').getByText('CEO').waitFor()
    const told = history(page).getByText('Ann Archer undid a change: Job title is')
    await told.nth(1).waitFor()
    expect(await told.allTextContents()).toEqual([
      'Ann Archer undid a change: Job title is CEO again',
      'Ann Archer undid a change: Job title is CFO again',
    ])
    await page.close()
  })

  test('what one person does in one go is one line that unfolds to old and new', async () => {
    await patch('Yuki', { jobTitle: 'Head of Dispatch', birthday: '1990-05-01' })
    await patch('Yuki', { doNotContact: true })
    const page = await open('Yuki')
    const group = history(page).getByRole('listitem').filter({ hasText: 'changed 3 fields' })
    await group.getByRole('button', { name: 'Show what changed' }).click()
    const lines = group.getByRole('listitem')
    expect(await lines.count()).toBe(3)
    expect(await lines.filter({ hasText: 'Birthday' }).locator('ins').textContent()).toBe('1 May 1990')
    expect(await axe(page)).toEqual([])

    await group.getByRole('button', { name: 'Undo all 2' }).click()
    await fieldValue(page, 'Job title').getByText('Dispatch', { exact: true }).waitFor()
    await fieldValue(page, 'Do not contact').getByText('No').waitFor()
    await fieldValue(page, 'Birthday').getByText('Add').waitFor()
    await page.close()
  })

  test('older changes come below without moving what is read', async () => {
    for (let at = 1; at <= 35; at++)
      await patch('Dennis', { lastName: `Perlman ${at}`, doNotContact: at % 2 === 0 })
    const page = await journey.newPage()
    await page.goto(`/w/acme/contacts/${ground.people['Dennis'] ?? ''}`)
    const more = page.getByRole('button', { name: 'Show older changes' })
    await more.waitFor()
    const first = history(page).getByRole('listitem').first()
    const before = await first.boundingBox()
    await more.click()
    await page.getByText('created this contact').waitFor()
    expect((await first.boundingBox())?.y).toBe(before?.y)
    await page.close()
  })
})
