import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, settled, startJourney, type Journey } from './harness.ts'

describeInBrowser('the documentation of the API', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  const open = async (place = '', settings: Parameters<Journey['newPage']>[0] = {}) => {
    const page = await journey.newPage(settings)
    await page.goto(`/api/docs${place}`)
    await settled(page)
    return page
  }

  test('every operation of the document is listed, found by its words and opened', async () => {
    const page = await open()
    await page.getByRole('heading', { level: 1, name: 'Everything that the web client can do' }).waitFor()
    const { paths } = (await (await fetch(`${journey.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    const operations = Object.values(paths).flatMap((path) => Object.keys(path)).length
    const list = page.getByRole('navigation', { name: 'Operations' })
    expect(await list.getByRole('listitem').count()).toBe(operations)

    await page.getByRole('searchbox', { name: 'Find an operation' }).fill('hand over')
    await expect
      .poll(() => list.getByRole('listitem').allTextContents())
      .toEqual(['POST/members/{id}/deactivate'])
    await list.getByRole('link', { name: /deactivate/ }).press('Enter')
    const title = page.getByRole('heading', { level: 1, name: /End the access of a member/ })
    await title.waitFor()
    expect(await title.evaluate((heading) => heading === document.activeElement)).toBe(true)
    expect(await page.getByText('may not', { exact: true }).count()).toBe(3)
    expect(await page.getByText('last-admin').count()).toBe(1)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Everything that the web client can do' }).waitFor()
  })

  test('a schema opens field by field, by keyboard', async () => {
    const page = await open('#contacts.create')
    const emails = page.locator('summary').filter({ hasText: 'emails' }).first()
    await emails.press('Enter')
    await page.getByRole('list', { name: 'emails' }).getByText('label').waitFor()
    expect(await axe(page)).toEqual([])
  })

  test('a contact is created and read as the person who is signed in', async () => {
    const page = await open('#contacts.create')
    await expect.poll(() => page.getByLabel('Body (JSON)').inputValue()).toContain('"firstName": "Ada"')
    expect(await page.getByText("-H 'X-Workspace: acme'").count()).toBe(1)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('201 Created', { exact: true }).waitFor()
    expect(await page.getByText('"title": "Ada"').count()).toBe(1)

    await page.getByLabel('Body (JSON)').fill('{"firstName": ')
    await page.getByText('This is not JSON yet:').waitFor()
    await page.getByLabel('Body (JSON)').fill('{"firstName": 7}')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('422 Unprocessable Entity', { exact: true }).waitFor()

    await page.goto('/api/docs#contacts.count')
    await page.getByRole('heading', { level: 1, name: /exact number of contacts/ }).waitFor()
    await page.getByLabel('Body (JSON)').fill('{}')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('"value": 1').waitFor()
  })

  test('a key asks in place of the person, and what it may not do is refused', async () => {
    const { secret } = await journey.api<{ secret: string }>('POST', '/keys', {
      name: 'Docs',
      role: 'readOnly',
    })
    const page = await open('#tags.create', { as: null })
    expect(await page.getByText('You are not signed in here.').count()).toBe(1)
    await page.getByRole('radio', { name: 'An API key' }).click()
    await page.getByLabel('API key', { exact: true }).fill(secret)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('403 Forbidden', { exact: true }).waitFor()
    await page.getByRole('link', { name: /GET.*\/tags$/ }).click()
    await page.getByRole('heading', { level: 1, name: 'A page of the tags that you may see' }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('200 OK', { exact: true }).waitFor()
  })

  test('nothing comes from another host', async () => {
    const page = await journey.newPage()
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).origin))
    await page.goto('/api/docs#contacts.list')
    await settled(page)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('200 OK', { exact: true }).waitFor()
    expect([...hosts]).toEqual([journey.url])
  })

  test.each([
    ['', 'light', 'en'],
    ['#companies.update', 'dark', 'es'],
    ['#start', 'dark', 'es'],
  ] as const)('S149 phone: %j in %s colours, %s, is free of faults', async (place, theme, language) => {
    const page = await open(place, { isPhone: true, theme, language })
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('an unknown name in the address says so', async () => {
    const page = await open('#contacts.nowhere')
    expect(await page.getByText('There is no operation of this name').count()).toBe(1)
    await page.getByRole('link', { name: 'To the start' }).click()
    await page.getByRole('heading', { level: 1, name: 'Everything that the web client can do' }).waitFor()
  })
})
