// Jobs on the screen: their progress while one looks, their end, and what one can do about them.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient } from '#server/platform/db.ts'
import { describeInBrowser } from './browser.ts'
import { axe, type Journey, settled, startJourney } from './harness.ts'
import { layJobs } from './jobs-ground.ts'
import { act, create, meta, openSettings, optionId } from './settings-ground.ts'

describeInBrowser('jobs', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  /** Requests for the list of jobs that the page sends in so many milliseconds. */
  const asked = async (page: Page, milliseconds: number) => {
    let count = 0
    const note = (request: { url(): string }) => {
      if (/\/api\/v1\/jobs\?/.test(request.url())) count++
    }
    page.on('request', note)
    await page.waitForTimeout(milliseconds)
    page.off('request', note)
    return count
  }

  test('nothing is asked for again where nothing runs', async () => {
    const page = await openSettings(journey, 'jobs')
    await page.getByText('Nothing runs in the background').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await asked(page, 2500)).toBe(0)
    await page.context().close()
  })

  test('S21 thousands of records are handed over before one’s eyes', async () => {
    await journey.addMember('Rita Ruiz', 'rep')
    const rita = (await meta(journey)).members.find((each) => each.name === 'Rita Ruiz')?.id ?? ''
    const statusId = await optionId(journey, 'contactStatus', 'Lead')
    const contactId = await create(journey, '/contacts', { lastName: 'Many', statusId, ownerId: rita })
    await copyContact(contactId, 6000)
    const page = await openSettings(journey, 'members')
    await act(page, 'Rita Ruiz', /Deactivate/)
    await page
      .getByRole('button', { name: /^Deactivate/ })
      .last()
      .click()
    await page.getByText('are being handed over in the background').waitFor()
    await page.getByRole('button', { name: 'Show progress' }).click()
    await page.getByRole('heading', { name: 'Jobs', level: 2 }).waitFor()
    const row = page.getByRole('row').filter({ hasText: 'From Rita Ruiz to Ann Archer' })
    await row.getByText('Done').waitFor({ timeout: 30_000 })
    await row.getByText('4,000 contacts handed over.').waitFor()
    expect(await asked(page, 1500)).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('a job that runs shows how far it is, is cancelled, and its end is seen and said', async () => {
    const [id = ''] = await layJobs(journey, [{ state: 'running', minutesAgo: 1, done: 100, total: 400 }])
    const page = await openSettings(journey, 'jobs')
    const row = page.getByRole('row').filter({ hasText: 'Running' })
    const bar = row.getByRole('progressbar')
    expect(await bar.getAttribute('aria-valuenow')).toBe('100')
    await journey.server.database.db.updateTable('job').set({ done: 300 }).where('id', '=', id).execute()
    await row.getByText('300 of 400').waitFor()
    const cancel = row.getByRole('button', { name: 'Cancel Hand over records' })
    await cancel.focus()
    await page.keyboard.press('Enter')
    await page
      .getByText('Cancelled by Ann Archer. What it did until then stays: 300 records.')
      .first()
      .waitFor()
    await page
      .locator('[aria-live=polite]')
      .getByText('Hand over records: Cancelled')
      .waitFor({ state: 'attached' })
    expect(await page.getByRole('button', { name: /^Cancel/ }).count()).toBe(0)
    await page.context().close()
  })

  test('others see their own jobs alone, and a failure to load says so', async () => {
    const rep = await journey.addMember('Otto Own', 'rep')
    const page = await openSettings(journey, 'jobs', { as: rep })
    await page.getByText('You see your own jobs.').waitFor()
    await page.getByText('Nothing runs in the background').waitFor()
    await page.route(/\/api\/v1\/jobs/, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"code":"internal","title":"Something went wrong on our side. The error was recorded.","status":500,"type":"x"}',
      }),
    )
    await page.reload()
    await settled(page)
    await page.getByText('This could not be loaded').waitFor()
    await page.unroute(/\/api\/v1\/jobs/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Nothing runs in the background').waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await page.context().close()
  })

  test('S149 every state is said in Spanish, on a phone and in the dark', async () => {
    await layJobs(journey)
    const page = await openSettings(journey, 'jobs', { isPhone: true, theme: 'dark', language: 'es' })
    for (const words of ['En espera', 'En curso', 'Terminada', 'Fallida', 'Cancelada'])
      expect(await page.getByText(words, { exact: true }).count(), words).toBeGreaterThan(0)
    await page.getByText('48.207 contactos y 3 empresas').waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  const copyContact = async (id: string, count: number) => {
    const client = await connectClient(journey.server.database.owner)
    await client.query(
      `create temp table copies as select c.* from contact c, generate_series(2, $2::int) where c.id = $1`,
      [id, count],
    )
    await client.query('update copies set id = gen_random_uuid()')
    await client.query('insert into contact select * from copies')
    await client.end()
  }
})
