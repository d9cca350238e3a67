import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, settled, startJourney } from './harness.ts'
import { editField, fieldValue, layRecords, type RecordGround, saved } from './record-ground.ts'

describeInBrowser('the page of a record', () => {
  let journey: Journey
  let ground: RecordGround
  beforeAll(async () => {
    journey = await startJourney()
    ground = await layRecords(journey)
  })
  afterAll(() => journey.close())

  const contact = (name: string) => `/w/acme/contacts/${ground.people[name] ?? ''}`
  const open = async (address: string, settings: Parameters<Journey['newPage']>[0] = {}): Promise<Page> => {
    const page = await journey.newPage(settings)
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    return page
  }
  const stored = async (name: string) =>
    (
      await journey.api<{ record: Readonly<Record<string, unknown>> }>(
        'GET',
        `/contacts/${ground.people[name] ?? ''}`,
      )
    ).record

  test('S40 S48 fields of several kinds are edited where they stand, by keyboard', async () => {
    const page = await open(contact('Dennis'))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Dennis Perlman')
    expect(await page.getByText('VP Engineering, Lumeno Logistics').count()).toBe(1)

    await editField(page, 'Job title')
    await page.keyboard.type('Head of Fleet')
    await page.keyboard.press('Enter')
    await page.getByText('Head of Fleet, Lumeno Logistics').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Edit Job title',
    )

    await editField(page, 'First name')
    await page.keyboard.type('Denis')
    await page.keyboard.press('Tab')
    await page.getByRole('textbox', { name: 'Last name' }).waitFor()
    await page.keyboard.type('nobody')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: 'Denis Perlman' }).waitFor()

    await editField(page, 'Customer since')
    await page.keyboard.type('31 March 2026')
    await page.keyboard.press('Enter')
    await fieldValue(page, 'Customer since').getByText('31 Mar 2026').waitFor()

    await editField(page, 'Status')
    await page.getByRole('textbox', { name: 'Status' }).fill('cust')
    await page.keyboard.press('Enter')
    await fieldValue(page, 'Status').getByText('Customer').waitFor()

    await editField(page, 'E-mails')
    await page.getByRole('button', { name: 'Add another' }).click()
    await page.getByRole('textbox', { name: 'E-mail' }).last().fill('d.perlman@mail.example')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'd.perlman@mail.example' }).waitFor()

    await editField(page, 'Address')
    await page.getByRole('textbox', { name: 'City' }).fill('Madrid')
    await page.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'Spain' })
    await page.getByRole('button', { name: 'Save' }).click()
    await fieldValue(page, 'Address').getByText('Madrid, Spain').waitFor()
    await saved(page)
    expect(await stored('Dennis')).toMatchObject({
      firstName: 'Denis',
      lastName: 'Perlman',
      jobTitle: 'Head of Fleet',
      customerSince: '2026-03-31',
      statusId: ground.optionId('contactStatus', 'Customer'),
      emails: [
        { value: 'dennis@lumeno.example', label: 'work' },
        { value: 'd.perlman@mail.example', label: null },
      ],
      address: { city: 'Madrid', country: 'ES' },
    })
    await page.close()
  })

  test('a value that is none stays, red, with its reason, and can be mended', async () => {
    const page = await open(contact('Katrin'))
    await editField(page, 'Website')
    await page.keyboard.type('not a page')
    await page.keyboard.press('Enter')
    await page.getByText('This is not a web address.').waitFor()
    expect(await axe(page)).toEqual([])
    await editField(page, 'Website')
    await page.getByRole('textbox', { name: 'Website' }).fill('lumeno.example/katrin')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'lumeno.example/katrin' }).waitFor()
    await saved(page)
    expect(await stored('Katrin')).toMatchObject({ website: 'https://lumeno.example/katrin' })
    await page.close()
  })

  test('S50 S51 a tag is created by typing and taken away again', async () => {
    const page = await open(contact('Yuki'))
    await editField(page, 'Tags')
    await page.getByRole('textbox', { name: 'Tags' }).fill('logistics')
    await page.getByRole('option', { name: 'Create “logistics”' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'logistics', exact: true }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await fieldValue(page, 'Tags').getByText('logistics').waitFor()
    await page.getByText('added logistics to Tags').waitFor()

    await editField(page, 'Tags')
    await page.getByRole('textbox', { name: 'Tags' }).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await fieldValue(page, 'Tags').getByText('Add').waitFor()
    await saved(page)
    expect(await stored('Yuki')).toMatchObject({ tags: [] })
    await page.close()
  })

  test('the company shows its people, its parent and makes a new contact there', async () => {
    const page = await open(`/w/acme/companies/${ground.companyId}`)
    const related = page.getByRole('region', { name: 'Related' })
    expect(await related.getByRole('link').allTextContents()).toEqual([
      'Umbrella Group',
      'Denis Perlman',
      'Katrin Lisowski',
      'Yuki Tanaka',
    ])
    await related.getByRole('button', { name: 'Add to Contacts' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: 'Company: Lumeno Logistics' }).waitFor()
    await form.getByRole('textbox', { name: 'First name' }).fill('Ada')
    await form.getByRole('textbox', { name: 'Last name' }).fill('Byron')
    await page.keyboard.press('Control+Enter')
    await related.getByRole('link', { name: 'Ada Byron' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ada Byron' }).waitFor()
    await page.getByText('created this contact').waitFor()
    await page.close()
  })

  test('previous and next walk along the list that it was opened from', async () => {
    const page = await open('/w/acme/contacts?sort=title')
    await page.getByRole('link', { name: 'Open Denis Perlman' }).click()
    await page.getByText('2 of 4').waitFor()
    await page.getByRole('button', { name: 'Next record' }).click()
    await page.getByRole('heading', { level: 1, name: 'Katrin Lisowski' }).waitFor()
    await page.getByText('3 of 4').waitFor()
    await page.reload()
    await page.getByText('3 of 4').waitFor()
    await page.locator('body').press('k')
    await page.getByRole('heading', { level: 1, name: 'Denis Perlman' }).waitFor()
    await page.getByRole('link', { name: 'Contacts' }).last().click()
    await page.waitForURL('**/contacts?sort=title')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Contacts')
    await page.close()
  })

  test('a record goes to the trash and comes back', async () => {
    const page = await open(contact('Yuki'))
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Move to trash' }).click()
    await page.getByText('This record lies in the trash').waitFor()
    expect(await page.getByRole('button', { name: /^Edit / }).count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('button', { name: 'Edit First name' }).waitFor()
    await page.getByText('took this contact out of the trash').waitFor()
    expect(await stored('Yuki')).toMatchObject({ deletedAt: null })
    await page.close()
  })

  test('S157 what is not there and what may not be seen look alike', async () => {
    const rep = await journey.addMember('Rita Rep', 'rep')
    const nowhere = await open('/w/acme/contacts/01a1fda1-0000-7000-8000-000000000000')
    expect(await nowhere.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here')
    expect(await axe(nowhere)).toEqual([])
    const foreign = await open(contact('Dennis'), { as: rep })
    expect(await foreign.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here')
    const company = await open(`/w/acme/companies/${ground.companyId}`, { as: rep })
    expect(await company.getByText('Annual revenue').count()).toBe(0)
    expect(await company.getByRole('button', { name: /^Edit / }).count()).toBe(0)
    expect(
      await company.getByRole('region', { name: 'Related' }).getByRole('link').allTextContents(),
    ).toEqual(['Umbrella Group'])
    expect(await axe(company)).toEqual([])
    await Promise.all([nowhere.close(), foreign.close(), company.close()])
  })

  test('S149 Spanish, dark', async () => {
    const page = await open(contact('Dennis'), { language: 'es', theme: 'dark' })
    await page.getByText('Ann Archer creó este registro').waitFor()
    await page.getByRole('button', { name: 'Editar Cargo' }).press('Enter')
    await page.keyboard.type('Jefa de flota')
    await page.keyboard.press('Enter')
    await page.getByText('Cargo: cambiado').waitFor()
    await settled(page)
    expect(await axe(page)).toEqual([])
    await page.close()
  })

  test('S148 on a phone the parts stand behind tabs and editors rise as sheets', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await open(contact('Katrin'), { isPhone: true, theme })
      expect(await axe(page)).toEqual([])
      await page.getByRole('button', { name: 'Edit Address' }).tap()
      const sheet = page.getByRole('dialog', { name: 'Address' })
      await sheet.getByRole('textbox', { name: 'City' }).fill(`Bilbao ${theme}`)
      expect(await axe(page)).toEqual([])
      await sheet.getByRole('button', { name: 'Save' }).tap()
      await fieldValue(page, 'Address').getByText(`Bilbao ${theme}`).waitFor()
      await page.getByRole('tab', { name: 'History' }).tap()
      await page.getByText('created this contact').waitFor()
      expect(await axe(page)).toEqual([])
      await page.getByRole('tab', { name: 'Related' }).tap()
      await page.getByRole('link', { name: 'Lumeno Logistics' }).last().waitFor()
      await settled(page)
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.close()
    }
  })

  test('no editor and no overlay breaks a rule of accessibility', async () => {
    const labels = {
      light: ['First name', 'E-mails', 'Status', 'Tags', 'Birthday', 'Address', 'About', 'Company'],
      dark: ['E-mails', 'Tags', 'Address'],
    }
    for (const theme of ['light', 'dark'] as const) {
      const page = await open(contact('Dennis'), { theme })
      expect(await axe(page)).toEqual([])
      for (const label of labels[theme]) {
        await editField(page, label)
        await page.locator(':focus').and(page.locator('input, textarea')).waitFor()
        await settled(page)
        expect(await axe(page), `${label}, ${theme}`).toEqual([])
        await page.keyboard.press('Escape')
        await page
          .getByRole('button', { name: `Edit ${label}`, exact: true })
          .and(page.locator(':focus'))
          .waitFor()
      }
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menu').waitFor()
      expect(await axe(page)).toEqual([])
      await page.close()
    }
  })
})
