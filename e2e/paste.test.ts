// Blocks of cells between the list and a spreadsheet.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { type Journey, settled, startJourney } from './harness.ts'
import { cell, eventually, fillList, type ListGround, openList } from './list-ground.ts'

describeInBrowser('blocks of cells', () => {
  let journey: Journey
  let ground: ListGround

  beforeAll(async () => {
    journey = await startJourney()
    ground = await fillList(journey)
  })
  afterAll(() => journey.close())

  /** Puts text on the clipboard as a spreadsheet does, and pastes it where the cursor is. */
  const paste = (page: Page, text: string) =>
    page.evaluate((pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    }, text)
  const copied = (page: Page) =>
    page.evaluate(() => {
      const data = new DataTransfer()
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }))
      return data.getData('text/plain')
    })
  const contact = async (at: number) => {
    const id = ground.contacts[at] ?? ''
    return (await journey.api<{ record: Record<string, unknown> }>('GET', `/contacts/${id}`)).record
  }

  test('S42 a block with one wrong cell is saved but for that cell, which says why', async () => {
    const page = await openList(journey)
    await cell(page, 0, 'Company').click()
    const block = [
      'Vandelay Energy\tCustomer\tann@example.com, work <b@example.com>\t612 000 001\tvip, brand new',
      '"Massive Studio"\tLead\tnot a mail\t612 000 002\tbrand new',
    ].join('\r\n')
    await paste(page, block)
    await cell(page, 0, 'Company').getByText('Vandelay Energy').waitFor()
    await cell(page, 1, 'Tags').getByText('brand new').waitFor()
    const wrong = cell(page, 1, 'E-mails')
    await eventually(() => wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await wrong.textContent()).toContain('not a mail')
    await page.getByText('2 rows changed').waitFor()
    expect(await contact(0)).toMatchObject({
      companyId: ground.companies[1],
      emails: [
        { value: 'ann@example.com', label: null },
        { value: 'b@example.com', label: 'work' },
      ],
      phones: [{ value: '+34612000001' }],
    })
    expect(await contact(1)).toMatchObject({
      emails: [{ value: 'contact1@example.com' }],
      phones: [{ value: '+34612000002' }],
    })

    await page.keyboard.press('Control+z')
    await page.getByText('Undone').waitFor()
    expect(await contact(0)).toMatchObject({ companyId: ground.companies[0], phones: [], tags: [] })
    const { tags } = await journey.api<{ tags: { name: string }[] }>('GET', '/meta')
    expect(tags.map(({ name }) => name)).toEqual(['vip'])
    await page.context().close()
  })

  test('S42 what is copied is what a spreadsheet reads, and pastes back as the same values', async () => {
    const page = await openList(journey)
    await cell(page, 10, 'Name').click()
    await cell(page, 11, 'E-mails').click({ modifiers: ['Shift'] })
    expect(await copied(page)).toBe(
      'Contact 10 Okafor\tVandelay Energy\tLead\tcontact10@example.com\n' +
        'Contact 11 Smith\tMassive Studio\tLead\tcontact11@example.com',
    )
    await cell(page, 10, 'Company').click()
    await cell(page, 10, 'Status').click({ modifiers: ['Shift'] })
    const text = await copied(page)
    await cell(page, 20, 'Company').click()
    await paste(page, text)
    await page.getByText('1 row changed').waitFor()
    expect((await contact(20))['companyId']).toBe(ground.companies[1])
    await page.context().close()
  })

  test('S42 Ctrl+C, Ctrl+V and Ctrl+Z do with the keyboard alone what the clipboard of the system holds', async () => {
    const page = await openList(journey)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await cell(page, 5, 'Job title').click()
    await page.keyboard.type('Head of Sales')
    await page.keyboard.press('Enter')
    await cell(page, 5, 'Job title').getByText('Head of Sales').waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Head of Sales\n\n')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+v')
    await cell(page, 7, 'Job title').getByText('Head of Sales').waitFor()
    await eventually(() => contact(7)).toMatchObject({ jobTitle: 'Head of Sales' })
    await page.keyboard.press('Control+z')
    await eventually(() => contact(7)).toMatchObject({ jobTitle: null })
    expect(await contact(5)).toMatchObject({ jobTitle: 'Head of Sales' })
    await page.keyboard.press('Control+z')
    await eventually(() => contact(5)).toMatchObject({ jobTitle: null })
    await eventually(() => cell(page, 5, 'Job title').textContent()).toBe('')
    await page.keyboard.press('Control+Shift+z')
    await eventually(() => contact(5)).toMatchObject({ jobTitle: 'Head of Sales' })
    await page.context().close()
  })

  test('S42 names that nobody or several have are refused in their cells', async () => {
    await journey.api('POST', '/companies', { name: 'Twin' })
    await journey.api('POST', '/companies', { name: 'twin' })
    const page = await openList(journey)
    await cell(page, 30, 'Company').click()
    await paste(page, 'Twin\nNo such firm\n')
    await eventually(() => cell(page, 30, 'Company').textContent()).toContain('Several have this name.')
    expect(await cell(page, 31, 'Company').textContent()).toContain('Nothing with this name')
    expect((await contact(30))['companyId']).toBe(ground.companies[0])
    await page.context().close()
  })

  test('S42 Delete clears a range, Ctrl+D fills it, and lines below the last row are counted', async () => {
    const page = await openList(journey)
    await cell(page, 15, 'E-mails').click()
    await cell(page, 17, 'E-mails').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Delete')
    await page.getByText('3 rows cleared').waitFor()
    expect(await contact(16)).toMatchObject({ emails: [] })
    await cell(page, 18, 'Job title').click()
    await page.keyboard.type('Head of Sales')
    await page.keyboard.press('Enter')
    await cell(page, 18, 'Job title').getByText('Head of Sales').waitFor()
    await cell(page, 18, 'Job title').click()
    await cell(page, 20, 'Job title').click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+d')
    await page.getByText('2 rows changed').waitFor()
    expect(await contact(20)).toMatchObject({ jobTitle: 'Head of Sales' })
    await cell(page, 21, 'Status').click()
    await page.keyboard.press('Delete')
    await page.getByText('Status cannot be empty').waitFor()

    await page.keyboard.press('Control+ArrowDown')
    await cell(page, 119, 'Status').waitFor()
    await cell(page, 119, 'Job title').click()
    await paste(page, 'One\nTwo\nThree')
    await page.getByText('2 lines did not fit below the last row and were left out').waitFor()
    await settled(page)
    expect(await contact(119)).toMatchObject({ jobTitle: 'One' })
    await page.context().close()
  })

  test('S42 a role that may only read sees why, and pasting changes nothing', async () => {
    const reader = await journey.addMember('Rea Reader', 'readOnly')
    const page = await openList(journey, '', { as: reader })
    const place = cell(page, 0, 'Job title')
    expect(await place.getAttribute('title')).toBe('You may see this record, not edit it.')
    expect(await place.getAttribute('aria-readonly')).toBe('true')
    await place.click()
    await paste(page, 'Boss')
    await page.getByText('1 cell cannot be changed by you and stayed').waitFor()
    expect((await contact(0))['jobTitle']).not.toBe('Boss')
    expect(await page.getByRole('button', { name: 'New contact' }).count()).toBe(0)
    await page.context().close()
  })
})
