// What stands on a screen when there is nothing, nothing yet, nothing allowed, or something went wrong.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, settled, startJourney } from './harness.ts'

describeInBrowser('states of a screen', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  test('S37 a list without records says so and makes the first one', async () => {
    const page = await open('/w/acme/contacts')
    await page.getByText('There are no contacts yet.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'New contact' }).last().click()
    await page.getByRole('dialog').getByLabel('First name').fill('Grace')
    await page.keyboard.press('Control+Enter')
    await page.getByText('There are no contacts yet.').waitFor({ state: 'detached' })
    await page.getByRole('gridcell').getByText('Grace').waitFor()
    await page.context().close()
  })

  test('S44 S98 a search or filter without a hit offers to clear it', async () => {
    await journey.api('POST', '/companies', { name: 'Massive Studio' })
    const page = await open('/w/acme/companies?search=qwxyz')
    await page.getByText('qwxyz').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear search' }).last().click()
    await page.getByRole('gridcell').getByText('Massive Studio').waitFor()
    const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'is', value: 'qwxyz' }))
    await page.goto(`/w/acme/companies?filter=${filter}`)
    await page.getByText('No companies meet this filter.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear filter' }).last().click()
    await page.getByRole('gridcell').getByText('Massive Studio').waitFor()
    await page.context().close()
  })

  test('while a list or a record is on its way its frame stands, and nothing jumps when it comes', async () => {
    const { record } = await journey.api<{ record: { id: string } }>('POST', '/companies', {
      name: 'Slow Ltd',
    })
    const page = await journey.newPage()
    const answers = await hold(page, /\/api\/v1\/companies(\?|\/)/)
    await page.goto('/w/acme/companies')
    await page.getByRole('columnheader', { name: 'Name' }).waitFor()
    const head = await page.getByRole('columnheader', { name: 'Name' }).boundingBox()
    expect(await page.getByText('Slow Ltd').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    answers.release()
    await page.getByRole('gridcell').getByText('Slow Ltd').waitFor()
    expect(await page.getByRole('columnheader', { name: 'Name' }).boundingBox()).toEqual(head)

    const later = await hold(page, /\/api\/v1\/companies(\?|\/)/)
    await page.goto(`/w/acme/companies/${record.id}`)
    await page.locator('[aria-busy=true]').first().waitFor()
    expect(await axe(page)).toEqual([])
    later.release()
    await page.getByRole('heading', { level: 1, name: 'Slow Ltd' }).waitFor()
    await page.context().close()
  })

  test('a list that the server cannot give says so and comes with the next try', async () => {
    const page = await journey.newPage()
    const problem = {
      type: 'about:blank',
      title: 'Something went wrong here.',
      status: 500,
      code: 'internal',
    }
    await page.route(/\/api\/v1\/companies\?/, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    )
    await page.goto('/w/acme/companies')
    await page.getByText('The list could not be loaded').waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute(/\/api\/v1\/companies\?/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('gridcell').first().waitFor()
    await page.context().close()
  })

  test('what the role does not include says who can change that', async () => {
    const rep = await journey.addMember('Rita Rep', 'rep')
    const page = await open('/w/acme/settings/members', { as: rep })
    await page.getByText('Your role may not change this').waitFor()
    await page.getByText('An admin can change the setting, or give you another role.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto('/w/acme/companies')
    await settled(page)
    expect(await page.getByRole('link', { name: 'Trash' }).count()).toBe(0)
    await page.goto('/w/acme/companies/trash')
    await page.getByRole('heading', { level: 1, name: 'Your role does not include this' }).waitFor({
      state: 'attached',
    })
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('S21 who belongs to no workspace any more is told so, and keeps the profile and the way out', async () => {
    const leaver = await journey.addMember('Lea Leaver', 'rep')
    const { members } = await journey.api<{ members: { id: string; name: string }[] }>('GET', '/meta')
    const id = members.find(({ name }) => name === 'Lea Leaver')?.id
    await journey.api('POST', `/members/${id}/deactivate`, { reassignTo: null })
    const page = await open('/', { as: leaver })
    await page.getByText('You belong to no workspace yet').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto('/w/acme/contacts')
    await page.getByRole('heading', { name: 'There is no such workspace' }).waitFor({ state: 'attached' })
    await page.goto('/')
    await page.getByRole('link', { name: 'My profile' }).click()
    await page.waitForURL('**/profile')
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await page.context().close()
  })

  test('a page older than the server asks to be loaded anew, and then goes on where one was', async () => {
    const page = await open('/w/acme/companies')
    // As after an update: the parts of the page that this one was built with are no longer there.
    await page.route(/\/assets\/trash-route-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }))
    await page.getByRole('link', { name: 'Trash' }).click()
    await page.getByText('Reload the page to go on with the new version.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute(/\/assets\/trash-route-.*\.js/)
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await page.getByRole('heading', { level: 1, name: 'Trash' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/w/acme/companies/trash')
    await page.context().close()
  })

  const open = async (address: string, settings: Parameters<Journey['newPage']>[0] = {}) => {
    const page = await journey.newPage(settings)
    await page.goto(address)
    await settled(page)
    return page
  }
})

/** Keeps answers back until they are released. */
async function hold(page: Page, address: RegExp): Promise<{ release: () => void }> {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(address, async (route) => {
    await released
    await route.continue()
  })
  return { release }
}
