// Making records from the list, and two people at one cell of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, startJourney } from './harness.ts'
import { cell, eventually, fillList, type ListGround, openList, shown } from './list-ground.ts'

describeInBrowser('quick add and conflicts in a list', () => {
  let journey: Journey
  let ground: ListGround

  beforeAll(async () => {
    journey = await startJourney()
    ground = await fillList(journey)
  })
  afterAll(() => journey.close())

  test('S37 C makes a contact, with its company and tag made by typing, and goes on with the next', async () => {
    const page = await openList(journey)
    await page.keyboard.press('c')
    const form = page.getByRole('dialog', { name: 'New contact' })
    await form.getByRole('textbox', { name: 'First name' }).fill('Katrin')
    await form.getByRole('textbox', { name: 'E-mails' }).fill('katrin')
    await page.keyboard.press('Control+Shift+Enter')
    await form.getByText('This is not an e-mail address.').waitFor()
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe(
      'true',
    )
    expect(await axe(page)).toEqual([])
    await form.getByRole('textbox', { name: 'E-mails' }).fill('katrin@lumeno.example')
    await form.getByRole('button', { name: /^Company/ }).click()
    await page.keyboard.type('Lumeno')
    await page.getByRole('option', { name: 'Create “Lumeno”' }).click()
    await form.getByRole('button', { name: 'Company: Lumeno' }).waitFor()
    await form.getByRole('button', { name: 'Add: Tags' }).click()
    await page.keyboard.type('fresh')
    await page.getByRole('option', { name: 'Create “fresh”' }).click()
    await form.getByText('fresh').first().waitFor()
    await page.keyboard.press('Escape')
    await form.getByRole('textbox', { name: 'First name' }).focus()
    await page.keyboard.press('Control+Shift+Enter')
    await eventually(() => form.getByRole('textbox', { name: 'First name' }).inputValue()).toBe('')
    await form.getByRole('textbox', { name: 'First name' }).fill('Otto')
    await page.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await cell(page, 0, 'Name').getByText('Otto').waitFor()
    await cell(page, 1, 'Name').getByText('Katrin').waitFor()
    await cell(page, 1, 'Company').getByText('Lumeno').waitFor()
    await cell(page, 1, 'Tags').getByText('fresh').waitFor()
    await cell(page, 1, 'Owner').getByText('Ann Archer').waitFor()
    expect(await shown(page)).toBe('122 contacts')
    await page.keyboard.press('Control+z')
    await eventually(() => shown(page)).toBe('121 contacts')
    await page.context().close()
  })

  test('S37 nothing is lost when the server says no, and a nameless record is not made', async () => {
    const page = await openList(journey)
    await page.getByRole('button', { name: 'New contact' }).click()
    const form = page.getByRole('dialog', { name: 'New contact' })
    await form.getByRole('textbox', { name: 'First name' }).focus()
    await page.keyboard.press('Control+Enter')
    await form.getByText('Write at least a name, an e-mail address or a phone number.').waitFor()
    await form.getByRole('textbox', { name: 'Last name' }).fill('Perlman')
    await page.route('**/api/v1/contacts', (route) => route.abort())
    await page.keyboard.press('Control+Enter')
    await form.getByRole('alert').waitFor()
    expect(await form.getByRole('textbox', { name: 'Last name' }).inputValue()).toBe('Perlman')
    await page.unroute('**/api/v1/contacts')
    await page.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await page.getByText('Perlman created').waitFor()
    await page.context().close()
  })

  test('S41 of two people at one cell the second is asked; other fields of both stay', async () => {
    const page = await openList(journey, '?search=Contact%2003')
    await cell(page, 0, 'Job title').waitFor()
    const path = `/contacts/${ground.contacts[3]}`
    await journey.api('PATCH', path, { jobTitle: 'Theirs', website: 'https://theirs.example' })
    await cell(page, 0, 'Job title').click()
    await page.keyboard.type('Mine')
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog')
    await question.getByText('Theirs', { exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    await question.getByRole('button', { name: 'Keep mine' }).click()
    await eventually(() => journey.api('GET', path)).toMatchObject({
      record: { jobTitle: 'Mine', website: 'https://theirs.example' },
    })
    await journey.api('PATCH', path, { jobTitle: 'Theirs again' })
    await cell(page, 0, 'Job title').click()
    await page.keyboard.type('Mine again')
    await page.keyboard.press('Enter')
    await question.getByRole('button', { name: /Take theirs/ }).click()
    await cell(page, 0, 'Job title').getByText('Theirs again').waitFor()
    expect(await journey.api('GET', path)).toMatchObject({ record: { jobTitle: 'Theirs again' } })

    for (const typed of ['First', 'Second']) {
      await cell(page, 0, 'Job title').click()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await cell(page, 0, 'Job title').getByText(typed).waitFor()
    }
    await eventually(() => journey.api('GET', path)).toMatchObject({ record: { jobTitle: 'Second' } })
    expect(await question.count()).toBe(0)
    await page.context().close()
  })
})
