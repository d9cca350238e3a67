// Lists as people work with them: by keyboard and mouse, cells of every kind, search, cards, many records at once.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, settled, startJourney } from './harness.ts'
import { cell, eventually, fillList, type ListGround, openList, shown } from './list-ground.ts'

describeInBrowser('lists', () => {
  let journey: Journey
  let ground: ListGround

  beforeAll(async () => {
    journey = await startJourney()
    ground = await fillList(journey)
  })
  afterAll(() => journey.close())

  const grid = (page: Page) => page.getByRole('grid', { name: 'Contacts' })
  const focusFirst = async (page: Page) => {
    await page.keyboard.press('j')
    await eventually(() => grid(page).evaluate((node) => node === document.activeElement)).toBe(true)
  }

  test('S40 S98 walks and edits by keyboard, with the saved mark and undo', async () => {
    const page = await openList(journey)
    await focusFirst(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'First name' }).fill('Grace')
    await page.keyboard.press('Enter')
    await cell(page, 0, 'Name').getByText('Grace Okafor').waitFor()
    await expect
      .poll(() => journey.api<{ record: { title: string } }>('GET', `/contacts/${ground.contacts[0]}`))
      .toMatchObject({ record: { title: 'Grace Okafor' } })
    await page.keyboard.press('Control+z')
    await cell(page, 0, 'Name').getByText('Contact 00 Okafor').waitFor()
    await page.context().close()
  })

  test('S42 edits a cell of each kind in place', async () => {
    const page = await openList(journey)
    const edit = async (column: string, typed: string, expected: string) => {
      await cell(page, 1, column).dblclick()
      await page.keyboard.type(typed)
      await page.locator('input:focus').waitFor()
      await page.keyboard.press('Enter')
      if (column === 'Tags') await page.keyboard.press('Escape')
      await cell(page, 1, column).getByText(expected).waitFor()
    }
    await edit('Status', 'cust', 'Customer')
    await edit('Company', 'Vandelay', 'Vandelay Energy')
    await edit('Owner', 'Ann', 'Ann Archer')
    await edit('Job title', 'Head of Sales', 'Head of Sales')
    await edit('Traffic source', 'Website', 'Website')
    await cell(page, 1, 'Phones').dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('612 345 678')
    await page.keyboard.press('Tab')
    await cell(page, 1, 'Phones').getByText('+34 612 345 678').waitFor()
    await settled(page)
    const { record } = await journey.api<{ record: Record<string, unknown> }>(
      'GET',
      `/contacts/${ground.contacts[1]}`,
    )
    expect(record).toMatchObject({
      jobTitle: 'Head of Sales',
      phones: [{ value: '+34612345678' }],
      companyId: ground.companies[1],
    })
    await page.context().close()
  })

  test('S42 keeps a refused value in its cell, with the reason, until it is mended', async () => {
    const page = await openList(journey)
    await cell(page, 2, 'E-mails').dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('no mail')
    await page.keyboard.press('Enter')
    const wrong = cell(page, 2, 'E-mails')
    await eventually(() => wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await wrong.textContent()).toContain('This is not an e-mail address.')
    await wrong.dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('right@example.com')
    await page.keyboard.press('Enter')
    await wrong.getByText('right@example.com').waitFor()
    await eventually(() => wrong.getAttribute('aria-invalid')).toBe(null)
    await page.context().close()
  })

  test('S42 a cell that is being edited keeps what was typed wherever one scrolls', async () => {
    const page = await openList(journey)
    await cell(page, 3, 'Company').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('half a mail')
    await page.locator('input:focus').waitFor()
    const scroll = page.getByTestId('grid-scroll')
    await scroll.evaluate((node) => node.scrollTo({ top: 2000, left: 4000 }))
    await cell(page, 60, 'Name').waitFor()
    expect(await page.locator('input:focus').inputValue()).toBe('half a mail')
    expect(await axe(page)).toEqual([])
    await scroll.evaluate((node) => node.scrollTo({ top: 0, left: 0 }))
    await page.keyboard.press('Escape')
    await cell(page, 3, 'E-mails').getByText('contact3@example.com').waitFor()
    await page.context().close()
  })

  test('S44 searches as one types, in any format, and comes back to where one was', async () => {
    const page = await openList(journey)
    await page.getByTestId('grid-scroll').evaluate((node) => node.scrollTo({ top: 36 * 60 }))
    await cell(page, 62, 'Name').waitFor()
    await cell(page, 62, 'Name').click()
    await page.keyboard.press('Enter')
    await page.waitForURL(/contacts\/[0-9a-f-]{36}/)
    await page.goBack()
    await cell(page, 62, 'Name').waitFor()
    expect(await page.getByTestId('grid-scroll').evaluate((node) => node.scrollTop)).toBe(36 * 60)
    await eventually(() => grid(page).evaluate((node) => node === document.activeElement)).toBe(true)

    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('okafor vandelay')
    await eventually(() => shown(page)).toBe('1 contact')
    expect(new URL(page.url()).searchParams.get('search')).toBe('okafor vandelay')
    await page.goBack()
    await eventually(() => shown(page)).toBe('120 contacts')
    await page.goForward()
    await eventually(() => shown(page)).toBe('1 contact')
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('nobody at all here')
    await page.getByText('No contacts found for “nobody at all here”.').waitFor()
    await page.getByRole('button', { name: 'Clear search' }).click()
    await eventually(() => shown(page)).toBe('120 contacts')
    await page.context().close()
  })

  test('S98 shows nine cards a page, or all of them', async () => {
    const page = await openList(journey, '?view=cards')
    const cards = page.getByRole('list', { name: 'Contacts' }).getByRole('listitem')
    await eventually(() => cards.count()).toBe(9)
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByText('10 to 18 of 120').waitFor()
    expect(new URL(page.url()).searchParams.get('page')).toBe('2')
    await page.getByRole('radio', { name: 'Continuous' }).click()
    await eventually(() => cards.count()).toBeGreaterThan(9)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('S98 sorts, hides, moves and pins columns, kept in the address and over a reload', async () => {
    const page = await openList(journey)
    await page
      .getByRole('columnheader', { name: /^Name/ })
      .getByRole('button', { name: 'Name', exact: true })
      .click()
    await page.waitForURL(/sort=title/)
    await cell(page, 0, 'Name').getByText('Contact 00 Okafor').waitFor()
    await page.getByRole('columnheader', { name: /^Status/ }).hover()
    await page.getByRole('button', { name: 'Status: column menu' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Hide column' }).click()
    await page.getByRole('columnheader', { name: /^Status/ }).waitFor({ state: 'detached' })
    await page.getByRole('columnheader', { name: /^Tags/ }).hover()
    await page.getByRole('button', { name: 'Tags: column menu' }).click()
    await page.getByRole('menuitem', { name: 'Pin to the left' }).click()
    const heads = async () =>
      (await page.getByRole('columnheader').allTextContents()).filter((text) => text !== '').slice(0, 3)
    await eventually(heads).toEqual(['Name', 'Tags', 'Company'])
    expect(new URL(page.url()).searchParams.get('columns')).toMatch(/^title\*\.tags\*\.companyId/)
    await page.goto('/w/acme/contacts')
    await eventually(heads).toEqual(['Name', 'Tags', 'Company'])
    await page.context().close()
  })

  test('S51 ticks a stretch of rows, tags and assigns them, and takes it all back', async () => {
    const page = await openList(journey)
    await focusFirst(page)
    await page.keyboard.press('x')
    for (let turn = 0; turn < 2; turn++) await page.keyboard.press('Shift+ArrowDown')
    const bar = page.getByRole('region', { name: '3 selected' })
    await bar.getByRole('button', { name: 'Add a tag' }).click()
    await page.keyboard.type('vip')
    await page.keyboard.press('Enter')
    await page.getByText('3 done: tag vip added').first().waitFor()
    await cell(page, 2, 'Tags').getByText('vip').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Undo all' }).click()
    await page.getByText('3 records are as before').waitFor()
    await eventually(() => cell(page, 2, 'Tags').textContent()).toBe('')
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.context().close()
  })

  test('S50 moves records to the trash and restores them there', async () => {
    const page = await openList(journey, '?search=okafor')
    await cell(page, 0, 'Name').waitFor()
    const total = await shown(page)
    await focusFirst(page)
    await page.keyboard.press('x')
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('1 done: moved to the trash').first().waitFor()
    await page.getByRole('link', { name: 'Trash' }).click()
    await page.getByRole('button', { name: /^Restore / }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: /^Restore / }).click()
    await page.getByText('There are no deleted contacts.').waitFor()
    await page.getByRole('link', { name: 'Contacts' }).last().click()
    await page.goto('/w/acme/contacts?search=okafor')
    await eventually(() => shown(page)).toBe(total)
    await page.context().close()
  })

  test('S98 on a phone is a list of cards; in Spanish and dark nothing is left over', async () => {
    const phone = await journey.newPage({ isPhone: true, language: 'es', theme: 'dark' })
    await phone.goto('/w/acme/contacts')
    await settled(phone)
    const cards = phone.getByRole('list', { name: 'Contactos' })
    await cards.getByText('Contact 00 Okafor').waitFor()
    expect(await phone.getByRole('grid').count()).toBe(0)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await axe(phone)).toEqual([])
    await phone.context().close()
  })
})
