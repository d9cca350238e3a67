// Every screen and everything that opens over one, wide, on a tablet and on a phone, light and dark: axe finds nothing.
// With PICTURES=folder each is also drawn there.
import fs from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { admin, axe, type Journey, rulesOfColour, startJourney } from './harness.ts'
import { openScreen, type Screen } from './screen.ts'
import { doorScreens, layerScreens } from './screens-doors.ts'
import { type Ground, layScreens } from './screens-ground.ts'
import { listScreens } from './screens-lists.ts'
import { recordScreens } from './screens-records.ts'
import { settingsPageNames, settingsScreens } from './screens-settings.ts'

const root = path.resolve(import.meta.dirname, '..')
const pictures = process.env['PICTURES']
const only = process.env['SCREENS']?.split(',')
const everything = [...doorScreens, ...listScreens, ...recordScreens, ...layerScreens, ...settingsScreens]
const screens = everything.filter(({ name }) => !only || only.includes(name))
const corner = { x: 0, y: 0, width: 1, height: 1 }
const tablet = { width: 820, height: 1180 }
const wide = { width: 1440, height: 900 }

describeInBrowser('every screen', () => {
  let journey: Journey
  let ground: Ground
  beforeAll(async () => {
    journey = await startJourney()
    ground = await layScreens(journey)
  })
  afterAll(() => journey.close())

  test('S151 the walk names every route and every page of the settings', () => {
    const named = new Set(screens.map(({ route }) => route))
    expect(routesWithPage().filter((route) => !named.has(route) && !elsewhere.includes(route))).toEqual([])
    const pages = fs.readFileSync(path.join(root, 'web/domains/settings/settings-pages.ts'), 'utf8')
    const ids = [...pages.matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id)
    expect(new Set(ids)).toEqual(new Set(settingsPageNames))
    expect(new Set(screens.map(({ name }) => name)).size).toBe(screens.length)
  })

  for (const place of ['wide', 'phone'] as const)
    test(`S150 S151 no fault on any screen, ${place === 'wide' ? 'wide and on a tablet' : 'on a phone'}`, async () => {
      const contexts = await openContexts(place)
      const waiting = screens.filter(({ on = place }) => on === place)
      const faults: string[] = []
      const worker = async () => {
        for (let screen = waiting.shift(); screen; screen = waiting.shift())
          faults.push(...(await look(screen, place, contexts)))
      }
      await Promise.all([worker(), worker()])
      await Promise.all(Object.values(contexts).map((context) => context.close()))
      if (pictures) fs.writeFileSync(path.join(pictures, `faults-${place}.txt`), faults.join('\n'))
      expect(faults).toEqual([])
    }, 480_000)

  type Contexts = Readonly<Record<'admin' | 'rep' | 'leaver' | 'nobody', BrowserContext>>

  const openContexts = async (place: 'wide' | 'phone'): Promise<Contexts> => {
    const settings = { isPhone: place === 'phone' }
    const open = (as: Parameters<Journey['newContext']>[0]) => journey.newContext({ ...settings, ...as })
    return {
      admin: await open({}),
      rep: await open({ as: ground.people.rep }),
      leaver: await open({ as: ground.people.leaver }),
      nobody: await open({ as: null }),
    }
  }

  const look = async (screen: Screen, place: 'wide' | 'phone', contexts: Contexts): Promise<string[]> => {
    const page = await contexts[screen.as === null ? 'nobody' : (screen.as ?? 'admin')].newPage()
    try {
      await openScreen(screen, page, ground)
      return await inAllSizes(page, screen.name, place)
    } catch (error) {
      return [`${screen.name} ${place}: ${String(error)}`]
    } finally {
      await page.close()
    }
  }
})

describeInBrowser('every step of set-up', () => {
  test('S7 S150 S151 has no fault', async () => {
    const journey = await startJourney({ isSetUp: false })
    const faults: string[] = []
    for (const place of ['wide', 'phone'] as const) {
      const page = await journey.newPage({ isPhone: place === 'phone' })
      await page.goto('/')
      await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
      faults.push(...(await inAllSizes(page, 'setup-person', place)))
      await page.getByLabel('Name', { exact: true }).fill(admin.name)
      await page.getByLabel('E-mail', { exact: true }).fill(admin.email)
      await page.getByLabel('Password', { exact: true }).fill(admin.password)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByLabel('Workspace name').fill('Halden Supply')
      faults.push(...(await inAllSizes(page, 'setup-workspace', place)))
      await page.context().close()
    }
    await journey.close()
    expect(faults).toEqual([])
  })
})

/** Routes that need a server of their own, or that draw nothing alone. */
const elsewhere = ['/setup', '/w/$slug']

/** A wide page is made as narrow as a tablet as well. */
async function inAllSizes(page: Page, name: string, place: 'wide' | 'phone'): Promise<string[]> {
  const faults = await inBothThemes(page, `${name} ${place}`, pictures)
  if (place === 'phone') return faults
  await page.setViewportSize(tablet)
  faults.push(...(await inBothThemes(page, `${name} tablet`)))
  await page.setViewportSize(wide)
  return faults
}

/** What axe finds, and whether the page is wider than the window. */
async function inBothThemes(page: Page, name: string, folder?: string): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    // Drawing makes the browser carry out the change: until then some styles are still those of before.
    await page.screenshot(
      folder ? { path: path.join(folder, `${name.replace(' ', '-')}-${colorScheme}.png`) } : { clip: corner },
    )
    const found = await (colorScheme === 'light' ? axe(page) : axe(page, rulesOfColour))
    faults.push(...found.map((fault) => `${name} ${colorScheme}: ${fault}`))
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return over > 0 ? [...faults, `${name}: ${over} px wider than the window`] : faults
}

/** Addresses of the router that draw a component. */
function routesWithPage(): string[] {
  const text = fs.readFileSync(path.join(root, 'web/app/router.tsx'), 'utf8')
  const routes = [...text.matchAll(/createRoute\(\{([\s\S]*?)\n?\}\)/g)].flatMap(([, body = '']) => {
    const parent = /getParentRoute: \(\) => (\w+)/.exec(body)?.[1]
    const place = /path: '([^']+)'/.exec(body)?.[1]
    if (place === undefined || !body.includes('component:')) return []
    return parent === 'workspace' ? [`/w/$slug${place}`] : [place]
  })
  if (routes.length < 9) throw new Error('the routes of web/app/router.tsx are written in another way now')
  return routes
}
