// What every journey stands on: a server of its own, a set-up workspace, pages signed in as whom one likes, and axe.
import axeCore, { type RunOptions } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Role } from '#contract/access.ts'
import type { Language } from '#contract/language.ts'
import { startTestWebServer, type TestWebServer } from '#server/testing/web-server.ts'
import { launchBrowser } from './browser.ts'

export const password = 'violet anchor 88 rivers'
export const admin = { name: 'Ann Archer', username: 'ann', email: 'ann@example.com', password }
const acme = {
  name: 'Acme',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Madrid',
  weekStart: 1,
  country: 'ES',
}

/** Someone who can be signed in as: the cookie of an open session. */
export interface Person {
  readonly name: string
  readonly cookie: string
}

interface PageSettings {
  /** Null for nobody; the admin unless told. */
  readonly as?: Person | null
  readonly theme?: 'light' | 'dark'
  /** 390 x 844 instead of 1440 x 900. */
  readonly isPhone?: boolean
  /** Of the browser. */
  readonly language?: Language
}

export interface Journey {
  readonly url: string
  readonly server: TestWebServer
  readonly browser: Browser
  /** First person of the workspace `acme`; absent without set-up. */
  readonly admin: Person
  /** A page in a browser profile of its own. */
  newPage(settings?: PageSettings): Promise<Page>
  newContext(settings?: PageSettings): Promise<BrowserContext>
  /** Calls the API, as the admin in `acme` unless told. Throws for an error. */
  api<Answer = unknown>(method: string, path: string, body?: unknown, as?: ApiPlace): Promise<Answer>
  /** Invites someone into `acme` and accepts. */
  addMember(name: string, role: Role): Promise<Person>
  close(): Promise<void>
}
interface ApiPlace {
  readonly as?: Person
  readonly workspace?: string
}

/** Starts server and browser; without `isSetUp: false` the workspace `acme` with its admin is there. */
export async function startJourney(
  settings: { isSetUp?: boolean; isReachable?: boolean } = {},
): Promise<Journey> {
  const [server, browser] = await Promise.all([startTestWebServer(settings), launchBrowser()])
  const { url } = server
  const setUp = async () => signIn(url, '/setup', { person: admin, workspace: acme }, admin.name)
  const first = settings.isSetUp === false ? { name: '', cookie: '' } : await setUp()
  const complaints: string[] = []
  const newContext = async (wanted: PageSettings = {}) => {
    const context = await browser.newContext(browserSettings(wanted, url))
    const who = wanted.as === undefined ? first : wanted.as
    if (who && who.cookie !== '') await context.addCookies([cookieOf(who, url)])
    context.setDefaultTimeout(15_000)
    context.on('weberror', (error) => complaints.push(String(error.error())))
    context.on('console', (line) => {
      if (/Content Security Policy|Minified React error/.test(line.text())) complaints.push(line.text())
    })
    return context
  }
  const api = async <Answer>(method: string, path: string, body?: unknown, place: ApiPlace = {}) =>
    (await request(url, method, path, body, { as: first, workspace: 'acme', ...place })).body as Answer
  return {
    url,
    server,
    browser,
    admin: first,
    newContext,
    newPage: async (wanted) => (await newContext(wanted)).newPage(),
    api,
    addMember: async (name, role) => {
      const username = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
      const invitation = { email: `${username}@example.com`, role }
      const { link } = await api<{ link: string }>('POST', '/invitations', invitation)
      const accepted = { token: new URL(link).hash.slice(1), person: { name, username, password } }
      return signIn(url, '/invitations/accept', accepted, name)
    },
    close: async () => {
      await browser.close()
      await server.close()
      if (complaints.length > 0) throw new Error(`pages complained:\n${complaints.join('\n')}`)
    },
  }
}

/** What axe looks at; the second list is what another theme can change on a page that is otherwise the same. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
export const rulesOfColour = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] }

/** What axe finds wrong on the page, each as one line; expect it to be empty. */
export async function axe(page: Page, rules: RunOptions['runOnly'] = everyRule): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  return page.evaluate(async (runOnly) => {
    const { axe: tool } = window as unknown as { axe: typeof axeCore }
    const { violations } = await tool.run(document, {
      runOnly,
      resultTypes: ['violations'],
      preload: false,
    })
    // A target that an open list covers, or that is scrolled half out of sight, is not small for that.
    const faultsOf = ({ id, nodes }: (typeof violations)[number]) =>
      nodes.filter(
        ({ failureSummary }) => id !== 'target-size' || !/partially obscured/.test(failureSummary ?? ''),
      )
    return violations.flatMap((violation) =>
      faultsOf(violation).map(
        (node) =>
          `${violation.id}: ${violation.help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`,
      ),
    )
  }, rules)
}

/** The page when nothing is loading any more: no request under way and no skeleton drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}

function browserSettings({ isPhone, theme, language }: PageSettings, baseURL: string) {
  return {
    baseURL,
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: isPhone ?? false,
    isMobile: isPhone ?? false,
    colorScheme: theme ?? 'light',
    locale: language === 'es' ? 'es-ES' : 'en-GB',
    timezoneId: 'Europe/Madrid',
    reducedMotion: 'reduce',
  } as const
}

function cookieOf({ cookie }: Person, url: string) {
  const [name = '', value = ''] = cookie.split('=')
  return { name, value, url }
}

async function signIn(url: string, path: string, body: unknown, name: string): Promise<Person> {
  const { headers } = await request(url, 'POST', path, body, {})
  return { name, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

async function request(url: string, method: string, path: string, body: unknown, place: ApiPlace) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(place.as ? { cookie: place.as.cookie } : {}),
      ...(place.workspace ? { 'x-workspace': place.workspace } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return { headers: answer.headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}
