import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { describeInBrowser } from './browser.ts'
import { axe, settled, startJourney, type Journey } from './harness.ts'
import { act, addContacts, choose, create, meta, openSettings, optionId } from './settings-ground.ts'

describeInBrowser('the lists of the settings', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    await create(journey, '/options', {
      list: 'contactStatus',
      name: 'Warm lead',
      names: { en: 'Warm lead', es: 'Lead templado' },
      category: 'lead',
      color: 'amber',
      position: 1.5,
    })
    await addContacts(journey, 3, { statusId: await optionId(journey, 'contactStatus', 'Warm lead') })
    await addContacts(journey, 2, { statusId: await optionId(journey, 'contactStatus', 'Customer') })
  })
  afterAll(() => journey.close())

  const row = (page: Page, name: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: `Move ${name}`, exact: true }) })
  /** Names in the order shown. */
  const order = (page: Page) =>
    page
      .getByRole('button', { name: /^Move / })
      .evaluateAll((grips) => grips.map((grip) => grip.getAttribute('aria-label')?.slice(5)))

  test('S39 statuses stand under their categories with the number of contacts in each, a way to them', async () => {
    const page = await openSettings(journey, 'statuses')
    expect(await order(page)).toEqual(['Lead', 'Warm lead', 'Prospect', 'Customer', 'Contact'])
    expect(await row(page, 'Lead').getByText('0 contacts').count()).toBe(1)
    await row(page, 'Warm lead').getByRole('link', { name: '3 contacts: show them' }).click()
    await page.waitForURL(/\/contacts\?filter=/)
    await page.getByText('Person 3').first().waitFor()
    expect(decodeURIComponent(page.url())).toContain('"field":"statusId"')
  })

  test('S39 names are edited per language, colour and group at once, and undone', async () => {
    const page = await openSettings(journey, 'statuses')
    await page.getByRole('button', { name: 'Edit Name in Español: Prospect' }).click()
    await page.keyboard.type('Interesado')
    await page.keyboard.press('Enter')
    await page.getByText('Renamed to Interesado').waitFor()
    await page.getByRole('button', { name: 'Colour of Prospect' }).click()
    await page.getByRole('menuitem', { name: 'Violet' }).click()
    await page.getByText('Prospect is violet now').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Undone').waitFor()
    const { options } = await journey.api<{ options: { name: string; names: object; color: string }[] }>(
      'GET',
      '/meta',
    )
    expect(options.find((each) => each.name === 'Prospect')).toMatchObject({
      names: { en: 'Prospect', es: 'Interesado' },
      color: 'amber',
    })
  })

  test('S39 a name that another status has is refused beside the field, which keeps what was typed', async () => {
    const page = await openSettings(journey, 'statuses')
    await page.getByRole('button', { name: 'Edit Name in English: Prospect' }).click()
    await page.keyboard.type('Customer')
    await page.keyboard.press('Enter')
    await row(page, 'Prospect').getByText('This exists already.').waitFor()
    expect(await row(page, 'Prospect').getByText('Customer').count()).toBe(1)
  })

  test('S39 the order is changed by keyboard, by mouse over a category, and stays', async () => {
    const page = await openSettings(journey, 'statuses')
    await page.getByRole('button', { name: 'Move Warm lead' }).press('ArrowUp')
    await page.getByText('Warm lead moved').waitFor()
    expect((await order(page)).slice(0, 2)).toEqual(['Warm lead', 'Lead'])
    await page.getByRole('button', { name: 'Move Warm lead' }).press('ArrowDown')
    await expect.poll(() => order(page)).toEqual(['Lead', 'Warm lead', 'Prospect', 'Customer', 'Contact'])

    const grip = await page.getByRole('button', { name: 'Move Contact' }).boundingBox()
    const target = await row(page, 'Prospect').boundingBox()
    if (!grip || !target) throw new Error('the rows are not drawn')
    await page.mouse.move(grip.x + 5, grip.y + 5)
    await page.mouse.down()
    await page.mouse.move(grip.x + 5, grip.y - 20, { steps: 3 })
    await page.mouse.move(grip.x + 5, target.y + 4, { steps: 5 })
    await page.mouse.up()
    await page.getByText('Contact counts as Prospect now').waitFor()
    expect(await order(page)).toEqual(['Lead', 'Warm lead', 'Contact', 'Prospect', 'Customer'])
    await page.reload()
    await settled(page)
    expect(await order(page)).toEqual(['Lead', 'Warm lead', 'Contact', 'Prospect', 'Customer'])
  })

  test('S39 a status in use is archived and taken back, one without records is deleted and restored', async () => {
    const page = await openSettings(journey, 'statuses')
    await act(page, 'Customer', 'Archive (2 keep it)')
    await page.getByText('Customer is archived').waitFor()
    await page.getByRole('button', { name: 'Use again: Customer' }).click()
    await page.getByText('Customer can be chosen again').waitFor()
    expect(await order(page)).toContain('Customer')

    await page.getByRole('button', { name: 'More about Customer', exact: true }).click()
    expect(await page.getByRole('menuitem', { name: 'Delete' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await act(page, 'Contact', 'Delete')
    await page.getByText('Contact moved to the trash').waitFor()
    expect(await order(page)).not.toContain('Contact')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => order(page)).toContain('Contact')
  })

  test('S39 a merge says what happens, and its contacts follow', async () => {
    const page = await openSettings(journey, 'statuses')
    await act(page, 'Warm lead', /Merge/)
    const panel = page.getByRole('complementary')
    await choose(page, /^Into/, /Customer/)
    expect(await panel.getByText('3 contacts become').count()).toBe(1)
    expect(await panel.getByText('Figures change:').count()).toBe(1)
    expect(await axe(page)).toEqual([])
    await panel.getByRole('button', { name: 'Merge 3 records' }).click()
    await page.getByText('Warm lead merged into Customer').waitFor()
    await row(page, 'Customer').getByRole('link', { name: '5 contacts: show them' }).waitFor()
    await page.getByText('Archived', { exact: true }).click()
    expect(await page.getByText('merged into Customer', { exact: true }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Use again: Warm lead' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await row(page, 'Warm lead').getByRole('link', { name: '3 contacts: show them' }).waitFor()
    await row(page, 'Customer').getByRole('link', { name: '2 contacts: show them' }).waitFor()
  })

  test('S40 S41 services and sources are added with a name in each language and used at once', async () => {
    const page = await openSettings(journey, 'services')
    await page.getByRole('button', { name: 'Add service' }).click()
    const panel = page.getByRole('complementary')
    await panel.getByRole('button', { name: 'Add service' }).click()
    await panel.getByText('Fill this in.').waitFor()
    await panel.getByLabel('Name in English').fill('Audit')
    await panel.getByLabel('Name in Español').fill('Auditoría')
    await panel.getByRole('button', { name: 'Add service' }).click()
    await page.getByText('Audit added').waitFor()
    expect((await order(page)).at(-1)).toBe('Audit')

    await page.getByRole('link', { name: 'Traffic sources' }).click()
    await page.getByRole('button', { name: 'Move Website' }).waitFor()
    await act(page, 'Walk-in', 'Move up')
    await page.getByText('Walk-in moved').waitFor()
    const { options } = await meta(journey)
    const sources = options
      .filter((each) => each.list === 'source')
      .toSorted((a, b) => a.position - b.position)
    expect(sources.map((each) => each.name).slice(-2)).toEqual(['Walk-in', 'Advertising'])
  })

  test('S48 tags are listed with their records, renamed, merged, deleted and taken back', async () => {
    const [vip, big] = [
      await create(journey, '/tags', { name: 'VIP', color: 'pink' }),
      await create(journey, '/tags', { name: 'Big', color: 'blue' }),
    ]
    const statusId = await optionId(journey, 'contactStatus', 'Customer')
    await addContacts(journey, 2, { statusId, tags: [vip] })
    await create(journey, '/companies', { name: 'Lumeno', tags: [big] })
    const page = await openSettings(journey, 'tags')
    await page.getByRole('link', { name: '2 contacts: show them' }).waitFor()

    await page.getByRole('button', { name: 'Edit Name: VIP' }).click()
    await page.keyboard.type('Very important')
    await page.keyboard.press('Enter')
    await page.getByText('Renamed to Very important').waitFor()

    await act(page, 'Big', /Merge/)
    await choose(page, /^Into/, /Very important/)
    await page.getByRole('button', { name: 'Merge 1 record' }).click()
    await page.getByRole('link', { name: '1 company: show them' }).waitFor()
    expect(await page.getByText('Big', { exact: true }).count()).toBe(0)

    await act(page, 'Very important', 'Delete (3 lose it)')
    await page.getByText('There are no tags yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByRole('link', { name: '2 contacts: show them' }).click()
    await page.getByText('Person 2').first().waitFor()
  })

  test.each(['statuses', 'services', 'tags'])(
    'S149 %s: phone, Spanish and dark are free of faults',
    async (name) => {
      const page = await openSettings(journey, name, { isPhone: true, language: 'es', theme: 'dark' })
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.getByRole('button', { name: /^Añadir ./ }).click()
      await page.getByRole('complementary').waitFor()
      expect(await axe(page)).toEqual([])
    },
  )
})
