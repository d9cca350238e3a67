// Filters as people build them, say them and share them.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, startJourney } from './harness.ts'
import { eventually, fillList, type ListGround, openList, shown } from './list-ground.ts'

describeInBrowser('filters', () => {
  let journey: Journey
  let ground: ListGround

  beforeAll(async () => {
    journey = await startJourney()
    ground = await fillList(journey)
  })
  afterAll(() => journey.close())

  const builder = (page: Page) => page.getByRole('region', { name: 'Filter builder' })
  const choose = async (page: Page, label: RegExp | string, option: string) => {
    await builder(page).getByRole('button', { name: label }).last().click()
    await page.keyboard.type(option)
    await page.getByRole('option', { name: option, exact: true }).first().click()
    if (!(await builder(page).isVisible())) throw new Error('the builder went away')
  }

  test('S98 builds groups of conditions with live results, said as chips and kept in the address', async () => {
    const page = await openList(journey)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await choose(page, /^Field:/, 'Last name')
    await choose(page, /^Comparison:/, 'is')
    await builder(page).getByRole('textbox', { name: 'Last name: value' }).fill('okafor')
    await eventually(() => shown(page)).toBe('12 contacts')
    await builder(page).getByRole('button', { name: 'Group', exact: true }).click()
    await choose(page, /^Field:/, 'Company')
    await builder(page)
      .getByRole('button', { name: /Company: value/ })
      .click()
    await page.keyboard.type('Vandelay')
    await page.getByRole('option', { name: /Vandelay Energy/ }).click()
    await page.keyboard.press('Escape')
    await eventually(() => shown(page)).toBe('1 contact')
    const chips = page.getByRole('list', { name: 'Conditions' })
    await eventually(() => chips.allInnerTexts()).toEqual([
      expect.stringMatching(/Last name is “okafor”\s+Company is Vandelay Energy/),
    ])
    await builder(page).getByRole('radio', { name: 'none of these' }).last().click()
    await eventually(() => shown(page)).toBe('11 contacts')
    await chips.getByText('not (Company is Vandelay Energy)').waitFor()
    expect(await axe(page)).toEqual([])

    const address = page.url()
    await page.reload()
    await eventually(() => shown(page)).toBe('11 contacts')
    expect(page.url()).toBe(address)
    await page.getByRole('button', { name: /^Remove the condition not/ }).click()
    await eventually(() => shown(page)).toBe('12 contacts')
    await page.goBack()
    await eventually(() => shown(page)).toBe('11 contacts')
    await page.context().close()
  })

  test('S98 dates by period and span, "is empty", me, yes and no', async () => {
    const page = await openList(journey)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await choose(page, /^Field:/, 'Created')
    await choose(page, /: value: a day/, 'today')
    await eventually(() => shown(page)).toBe('120 contacts')
    await choose(page, /^Comparison:/, 'is longer ago than')
    await builder(page).getByRole('textbox', { name: 'Created: value' }).fill('2')
    await eventually(() => shown(page)).toBe('0 contacts')
    await page.getByText('No contacts meet this filter.').waitFor()
    await choose(page, /^Field:/, 'Owner')
    await choose(page, 'Choose: Owner: value', 'me')
    await page.keyboard.press('Escape')
    await eventually(() => shown(page)).toBe('120 contacts')
    await choose(page, /^Comparison:/, 'is empty')
    await eventually(() => shown(page)).toBe('0 contacts')
    await choose(page, /^Field:/, 'Do not contact')
    await choose(page, /^Comparison:/, 'is')
    await choose(page, /Do not contact: value/, 'No')
    await eventually(() => shown(page)).toBe('120 contacts')
    const filter = { field: 'doNotContact', op: 'is', value: false }
    expect(JSON.parse(new URL(page.url()).searchParams.get('filter') ?? '')).toEqual(filter)
    await page.context().close()
  })

  test('S98 from the head of a column', async () => {
    const page = await openList(journey)
    await page.getByRole('columnheader', { name: /^Status/ }).hover()
    await page.getByRole('button', { name: 'Status: column menu' }).click()
    await page.getByRole('menuitem', { name: 'Filter by Status' }).click()
    await choose(page, 'Choose: Status: value', 'Customer')
    await page.keyboard.press('Escape')
    await eventually(() => shown(page)).toBe('0 contacts')
    await page.getByRole('button', { name: 'Clear filter' }).last().click()
    await eventually(() => shown(page)).toBe('120 contacts')
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  test('S98 a filter that cannot be used says why and keeps the last good list', async () => {
    const good = JSON.stringify({ field: 'lastName', op: 'is', value: 'okafor' })
    const page = await openList(journey, `?filter=${encodeURIComponent(good)}`)
    await eventually(() => shown(page)).toBe('12 contacts')
    const bad = JSON.stringify({
      and: [
        { field: 'lastName', op: 'is', value: 'okafor' },
        { field: 'statusId', op: 'isAnyOf', value: ['nonsense'] },
      ],
    })
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.evaluate((filter) => {
      history.pushState(history.state, '', `?filter=${encodeURIComponent(filter)}`)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, bad)
    await builder(page).getByRole('alert').waitFor()
    expect(await shown(page)).toBe('12 contacts')
    expect(await axe(page)).toEqual([])

    await page.goto('/w/acme/contacts?filter=%7Bbroken')
    await page.getByText('The filter in this address cannot be read.').waitFor()
    await eventually(() => shown(page)).toBe('120 contacts')
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await page.getByText('The filter in this address cannot be read.').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('S149 reads in Spanish, dark, on a phone', async () => {
    const filter = JSON.stringify({
      and: [
        { field: 'lastName', op: 'is', value: 'okafor' },
        { not: { field: 'companyId', op: 'isAnyOf', value: [ground.companies[1]] } },
      ],
    })
    const page = await openList(journey, `?filter=${encodeURIComponent(filter)}`, {
      isPhone: true,
      language: 'es',
      theme: 'dark',
    })
    await page.getByText('no (Empresa es Vandelay Energy)').waitFor()
    await page.getByRole('button', { name: 'Filtro', exact: true }).click()
    await page.getByRole('region', { name: 'Constructor del filtro' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})
