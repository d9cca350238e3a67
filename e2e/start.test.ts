// From a fresh server to the first screen, and what stands around every screen.
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { admin, axe, type Journey, password, settled, startJourney } from './harness.ts'

describeInBrowser('set-up of a fresh server', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({ isSetUp: false })
  })
  afterAll(() => journey.close())

  test('S7 S149 the wizard can be read in Spanish, on a phone, and finds a weak password', async () => {
    const page = await journey.newPage({ language: 'es', isPhone: true, theme: 'dark' })
    await page.goto('/')
    await page.getByRole('heading', { name: '¿Quién es usted?' }).waitFor()
    expect(page.url()).toBe(`${journey.url}/setup`)
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await axe(page)).toEqual([])

    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByText('Complete este campo.').first().waitFor()
    expect(await focusedLabel(page)).toBe('Nombre')
    await fillPerson(page, ['Nombre', 'Correo', 'Contraseña'], 'contraseña1')
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByLabel('Contraseña', { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('¿Quién es usted?')
    await page.getByLabel('Contraseña', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('heading', { name: 'Su espacio de trabajo' }).waitFor()
    expect(await page.getByLabel('Moneda: EUR · Euro').count()).toBe(1)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('S7 two steps by keyboard lead into the new workspace', async () => {
    const page = await journey.newPage({ language: 'en' })
    await page.goto('/w/anything/contacts')
    await page.waitForURL('**/setup')
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    expect(await axe(page)).toEqual([])
    await fillPerson(page, ['Name', 'E-mail', 'Password'], password)
    expect(await page.getByLabel('Username').inputValue()).toBe('ann')
    await page.keyboard.press('Enter')

    await page.getByLabel('Workspace name').fill('Halden Supply')
    expect(await page.getByLabel('Time zone: Europe/Madrid').count()).toBe(1)
    expect(await page.getByLabel('Country: Spain').count()).toBe(1)
    const preview = page.getByRole('region', { name: 'Preview of your workspace' })
    expect(await preview.getByText('Halden Supply').count()).toBe(1)
    expect(await preview.getByText('€48,200').count()).toBe(1)
    await page.getByLabel('Currency: EUR · Euro').click()
    await page.getByRole('textbox', { name: 'Currency' }).fill('pound')
    await page.getByRole('option', { name: /^GBP/ }).click()
    await preview.getByText('£48,200').waitFor()
    await page.getByRole('radio', { name: 'Español' }).click()
    await page.getByRole('region', { name: 'Vista previa' }).getByText('Contactos').first().waitFor()
    await page.getByRole('heading', { name: 'Su espacio de trabajo' }).waitFor()
    await page.getByRole('radio', { name: 'English' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Workspace name').press('Enter')

    await page.waitForURL('**/w/halden-supply/contacts')
    await page.getByRole('link', { name: 'Companies' }).waitFor()
    expect(await page.title()).toBe('Contacts · Halden Supply · Rapport')
    await page.goto('/setup')
    await page.waitForURL('**/w/halden-supply/contacts')
    await page.context().close()
  })
})

describeInBrowser('set-up of a server that others reach', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({ isSetUp: false, isReachable: true })
  })
  afterAll(() => journey.close())

  test('S7 it asks for the token of its terminal, and a wrong one leads back to it', async () => {
    const page = await journey.newPage()
    await page.goto('/setup')
    await page.getByRole('heading', { name: 'Is this your server?' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Paste the token from the terminal.').waitFor()
    await page.getByLabel('Token').fill('not the one that was printed')
    await page.keyboard.press('Enter')
    await fillPerson(page, ['Name', 'E-mail', 'Password'], password)
    await page.keyboard.press('Enter')
    await page.getByLabel('Workspace name').fill('Acme')
    await page.keyboard.press('Enter')
    await page.getByText('This is not the token.').waitFor()
    await page.getByLabel('Token').fill(journey.server.setupToken ?? '')
    for (const step of ['Continue', 'Continue', 'Create workspace'])
      await page.getByRole('button', { name: step }).click()
    await page.waitForURL('**/w/acme/contacts')
    await page.context().close()
  })
})

describeInBrowser('the frame of the app', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    await journey.api('POST', '/companies', { name: 'Brightwater Foods' })
  })
  afterAll(() => journey.close())

  const open = async (address: string, settings: Parameters<Journey['newPage']>[0] = {}): Promise<Page> => {
    const page = await journey.newPage(settings)
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    return page
  }

  test('the first load takes at most 250 kB of JavaScript, in brotli and in gzip, in one step', async () => {
    const page = await journey.newPage()
    const scripts = new Map<string, Request>()
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.set(request.url(), request)
    })
    await page.goto('/w/acme/contacts')
    await page.getByRole('link', { name: 'Contacts' }).waitFor()
    await settled(page)
    const sizes = await Promise.all([...scripts.values()].map((request) => request.sizes()))
    const inBrotli = sumOf(sizes.map(({ responseBodySize }) => responseBodySize))
    // Browsers ask for brotli only over HTTPS, and many servers of this kind are reached without.
    const inGzip = sumOf(await Promise.all([...scripts.keys()].map(gzippedSize)))
    for (const total of [inBrotli, inGzip]) {
      expect(total).toBeGreaterThan(100_000)
      expect(total).toBeLessThanOrEqual(250_000)
    }
    // All that is needed is named in the page itself: nothing waits for another script to name it.
    const html = await (await fetch(`${journey.url}/w/acme/contacts`)).text()
    expect([...scripts.keys()].filter((url) => !html.includes(new URL(url).pathname))).toEqual([])
    await page.mouse.move(500, 500)
    await expect.poll(() => [...scripts.keys()].some((url) => url.includes('/soon-'))).toBe(true)
    await page.context().close()
  })

  test('S150 S151 navigation, search, menus and pages without a place have no fault, wide and narrow, light and dark', async () => {
    for (const settings of [{ theme: 'light' }, { theme: 'dark', isPhone: true }] as const) {
      const page = await open('/w/acme/companies', settings)
      const me = settings.theme === 'light' ? 'Ann Archer' : 'Me'
      await page.getByRole('button', { name: me }).click()
      await page.getByRole('dialog', { name: me }).waitFor()
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Search' }).first().click()
      await page.getByRole('combobox').fill('brig')
      await page.getByRole('option', { name: 'Brightwater Foods' }).waitFor()
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Brightwater Foods' }).waitFor()
      for (const [address, title] of [
        ['/w/acme/nothing-here', 'There is nothing at this address'],
        ['/w/somewhere-else/contacts', 'There is no such workspace'],
      ] as const) {
        await page.goto(address)
        await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'attached' })
        expect(await axe(page)).toEqual([])
      }
      await page.context().close()
    }
  })

  test('S157 an address without a page says so and leads on', async () => {
    const page = await journey.newPage()
    await page.goto('/w/acme/nothing-here')
    await page
      .getByRole('heading', { name: 'There is nothing at this address' })
      .waitFor({ state: 'attached' })
    expect(await page.title()).toContain('There is nothing at this address')
    await page.getByRole('link', { name: 'Go to the start' }).click()
    await page.waitForURL('**/w/acme/contacts')
    await page.context().close()
  })

  test('keys lead everywhere: search with what was opened last, lists, the sheet of shortcuts', async () => {
    const page = await open('/w/acme/companies')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('bright')
    await page.getByRole('option', { name: 'Brightwater Foods' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Brightwater Foods' }).waitFor()
    await settled(page)
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL('**/w/acme/contacts')
    await page.keyboard.press('Control+k')
    await page.getByRole('group', { name: 'Opened lately' }).getByRole('option').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await sheet.getByText('Go to Companies').waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Collapse the sidebar' }).click()
    await page.getByRole('button', { name: 'Expand the sidebar' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('S149 S151 theme and language switch at once and follow the person to another browser', async () => {
    const page = await open('/w/acme/contacts')
    await page.getByRole('button', { name: 'Ann Archer' }).click()
    await page.getByRole('radio', { name: 'Dark' }).click()
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    await page.getByRole('radio', { name: 'Español' }).click()
    await page.getByRole('link', { name: 'Empresas' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await page.title()).toBe('Contactos · Acme · Rapport')
    await settled(page)
    await page.context().close()

    const other = await open('/w/acme/contacts', { theme: 'light', language: 'en' })
    await other.getByRole('link', { name: 'Empresas' }).waitFor()
    await other.locator('html[data-mantine-color-scheme=dark]').waitFor()
    await journey.api('PATCH', '/profile', { language: 'en', theme: 'system' })
    await other.context().close()
  })

  test('two workspaces in two tabs stay apart, and a new one is made from the menu', async () => {
    const first = await open('/w/acme/companies')
    const second = await first.context().newPage()
    await second.goto('/w/acme/contacts')
    await second.getByRole('button', { name: 'Switch workspace' }).click()
    await second.getByRole('menuitem', { name: 'Create workspace' }).click()
    await second.getByLabel('Workspace name').fill('Northwind')
    expect(await axe(second)).toEqual([])
    await second.getByRole('button', { name: 'Create Northwind' }).click()
    await second.waitForURL('**/w/northwind/contacts')
    await journey.api('POST', '/companies', { name: 'Only in Northwind' }, { workspace: 'northwind' })

    await second.goto('/w/northwind/companies')
    await second.getByText('Only in Northwind').first().waitFor()
    expect(await second.getByText('Brightwater Foods').count()).toBe(0)
    await first.reload()
    await first.getByText('Brightwater Foods').first().waitFor()
    expect(await first.getByText('Only in Northwind').count()).toBe(0)
    expect(await first.title()).toContain('Acme')
    expect(await second.title()).toContain('Northwind')
    await first.context().close()
  })

  test('a browser without a network asks a server on the same machine all the same', async () => {
    const page = await open('/w/acme/contacts')
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await page.getByRole('link', { name: 'Companies' }).click()
    await page.getByRole('link', { name: 'Brightwater Foods' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Brightwater Foods' }).waitFor()
    expect(await page.title()).toContain('Brightwater Foods')
    await page.context().close()
  })

  test('while the server is away the page says so, and it recovers by itself', async () => {
    const page = await open('/w/acme/contacts')
    await page.route('**/api/v1/**', (route) => route.abort())
    await page.route('**/readyz', (route) => route.abort())
    await page.getByRole('link', { name: 'Companies' }).click()
    await page.getByText('The server cannot be reached just now.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute('**/api/v1/**')
    await page.unroute('**/readyz')
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByText('The connection is back').waitFor()
    await page.getByText('The server cannot be reached just now.').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Bytes on the way when the browser takes gzip and nothing else. */
async function gzippedSize(url: string): Promise<number> {
  const [answer] = (await once(get(url, { headers: { 'accept-encoding': 'gzip' } }), 'response')) as [
    IncomingMessage,
  ]
  let size = 0
  for await (const part of answer) size += (part as Buffer).length
  return size
}

async function fillPerson(page: Page, [name, email, secret]: [string, string, string], value: string) {
  await page.getByLabel(name, { exact: true }).fill(admin.name)
  await page.getByLabel(email, { exact: true }).fill(admin.email)
  await page.getByLabel(secret, { exact: true }).fill(value)
}

/** Label of the field that has the focus, once one has it. */
async function focusedLabel(page: Page): Promise<string> {
  await page.locator('input:focus').waitFor()
  return page.evaluate(() => {
    const input = document.activeElement
    return (input instanceof HTMLInputElement && input.labels?.[0]?.textContent) || ''
  })
}
