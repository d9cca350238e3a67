// In and out: sign-in, the way back, sessions that end, invitations, the own profile.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { admin, axe, type Journey, password, settled, startJourney } from './harness.ts'

describeInBrowser('sign-in', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  const signIn = async (page: Page, login: string, secret: string) => {
    await page.getByLabel('Username or e-mail').fill(login)
    await page.getByLabel('Password', { exact: true }).fill(secret)
    await page.keyboard.press('Enter')
  }

  test('S1 S8 a wrong password and an unknown name get the same answer; the right one leads back', async () => {
    const page = await journey.newPage({ as: null })
    await page.goto('/w/acme/companies?search=bright')
    await page.waitForURL('**/sign-in?to=**')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Write your username or e-mail.').waitFor()
    const answers: (string | null)[] = []
    for (const login of [admin.username, 'nobody-of-this-name']) {
      await signIn(page, login, 'not the password')
      const alert = page.getByRole('alert')
      await alert.getByText('Name or password is wrong.').waitFor()
      answers.push(await alert.textContent())
      expect(await page.getByLabel('Username or e-mail').inputValue()).toBe(login)
      expect(await axe(page)).toEqual([])
    }
    expect(answers[0]).toBe(answers[1])
    await signIn(page, admin.email, password)
    await page.waitForURL('**/w/acme/companies?search=bright')
    await page.getByRole('link', { name: 'Companies' }).waitFor()
    await page.context().close()
  })

  test('S2 signing out ends the session and leads to sign-in', async () => {
    const page = await journey.newPage({ as: await journey.addMember('Otto Out', 'rep') })
    await page.goto('/w/acme/contacts')
    await page.getByRole('button', { name: 'Otto Out' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(await page.context().cookies()).toEqual([])
    await page.goto('/w/acme/contacts')
    await page.waitForURL('**/sign-in?to=**')
    await page.context().close()
  })

  test('an address of another site is not where one goes after signing in', async () => {
    for (const to of ['//example.com/', 'https://example.com/', '/\\example.com']) {
      const page = await journey.newPage({ as: null })
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
      await signIn(page, admin.username, password)
      await page.getByRole('link', { name: 'Contacts' }).waitFor()
      expect(page.url()).toBe(`${journey.url}/w/acme/contacts`)
      await page.context().close()
    }
  })

  test('S8 a session that ends meanwhile leads to sign-in and back to the same address', async () => {
    const page = await journey.newPage({ as: await journey.addMember('Erin End', 'manager') })
    await page.goto('/w/acme/companies')
    await page.getByRole('link', { name: 'Companies' }).waitFor()
    await settled(page)
    await page.context().clearCookies()
    await page.goto('/w/acme/companies?search=x')
    await page.waitForURL('**/sign-in?to=**')
    await signIn(page, 'erinend', password)
    await page.waitForURL('**/w/acme/companies?search=x')
    await page.getByRole('link', { name: 'Companies' }).waitFor()
    await settled(page)
    await page.context().clearCookies()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('anything')
    await page.waitForURL('**/sign-in?to=**')
    expect(new URL(page.url()).searchParams.get('to')).toBe('/w/acme/companies?search=x')
    await page.context().close()
  })

  test('S151 sign-in has no fault in both themes and widths, in Spanish too', async () => {
    for (const settings of [{ isPhone: true, theme: 'dark', language: 'es' }, {}] as const) {
      const page = await journey.newPage({ as: null, ...settings })
      await page.goto('/sign-in')
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await axe(page)).toEqual([])
      await page.context().close()
    }
  })
})

describeInBrowser('invitations and the own profile', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  const invite = async (email: string, workspace = 'acme') => {
    const { link } = await journey.api<{ link: string }>(
      'POST',
      '/invitations',
      { email, role: 'rep' },
      { workspace },
    )
    return `/invite${new URL(link).hash}`
  }

  test('a new person makes an account and joins; the link then works no more', async () => {
    const address = await invite('nora@example.com')
    const page = await journey.newPage({ as: null })
    await page.goto(address)
    await page.getByRole('heading', { name: 'Join Acme' }).waitFor()
    await page.getByText('You were invited as Rep. Your e-mail is nora@example.com.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Name', { exact: true }).fill('Nora New')
    await page.getByLabel('Username').fill('ann')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByLabel('Username').and(page.locator('[aria-invalid=true]')).waitFor()
    await page.getByLabel('Username').fill('nora')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/w/acme/contacts')
    await page.getByRole('button', { name: 'Nora New' }).waitFor()
    await page.goto('/')
    await page.goto(address)
    await page.getByRole('heading', { name: 'This invitation does not work' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('who has an account gives its password and has both workspaces', async () => {
    const settings = {
      name: 'Second',
      language: 'en',
      currency: 'EUR',
      zone: 'Europe/Madrid',
      weekStart: 1,
      country: 'ES',
    }
    await journey.api('POST', '/workspaces', settings)
    await journey.addMember('Kai Known', 'rep')
    const page = await journey.newPage({ as: null })
    await page.goto(await invite('kaiknown@example.com', 'second'))
    await page.getByText('Sign in with the password of kaiknown@example.com to join.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('This is not the password of kaiknown@example.com.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/w/second/contacts')
    await page.getByRole('button', { name: 'Switch workspace' }).click()
    await page.getByRole('menuitem', { name: 'Acme' }).click()
    await page.waitForURL('**/w/acme/contacts')
    await page.context().close()
  })

  test('S15 S17 the own profile is changed, and a taken name is refused beside its field', async () => {
    const page = await journey.newPage({ as: await journey.addMember('Pia Profile', 'rep') })
    await page.goto('/w/acme/contacts')
    await page.getByRole('button', { name: 'Pia Profile' }).click()
    await page.getByRole('link', { name: 'My profile' }).click()
    await page.getByLabel('Username').fill('ann')
    await page.getByLabel('Phone').fill('+34 600 123 456')
    await page.keyboard.press('Enter')
    await page.getByLabel('Username').and(page.locator('[aria-invalid=true]')).waitFor()
    await page.getByLabel('Username').fill('pia')
    await page.keyboard.press('Enter')
    await page.getByText('Your profile is saved').waitFor()
    await page.reload()
    expect(await page.getByLabel('Username').inputValue()).toBe('pia')
    expect(await page.getByLabel('Phone').inputValue()).toBe('+34 600 123 456')
    await page.getByLabel('Time zone: As the workspace').click()
    await page.getByRole('textbox', { name: 'Time zone' }).fill('tokyo')
    await page.getByRole('option', { name: /^Asia\/Tokyo/ }).click()
    await page.getByText('Times are now shown in Asia/Tokyo').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: 'Back' }).click()
    await page.waitForURL('**/w/acme/contacts')
    await page.context().close()
  })

  test('S16 the password is changed with the current one, and other devices are signed out', async () => {
    const person = await journey.addMember('Sam Session', 'rep')
    const page = await journey.newPage({ as: person, isPhone: true, theme: 'dark' })
    const other = await journey.newPage({ as: null })
    await other.goto('/sign-in')
    await other.getByLabel('Username or e-mail').fill('samsession')
    await other.getByLabel('Password', { exact: true }).fill(password)
    await other.keyboard.press('Enter')
    await other.waitForURL('**/w/acme/contacts')

    await page.goto('/profile')
    const lines = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
    await lines.nth(1).waitFor()
    expect(await lines.count()).toBe(2)
    expect(await axe(page)).toEqual([])
    const next = 'four quiet rivers 61'
    await page.getByLabel('Current password').fill('not it')
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('This is not your current password.').waitFor()
    await page.getByLabel('Current password').fill(password)
    await page.getByLabel('New password').fill('samsession')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('New password').and(page.locator('[aria-invalid=true]')).waitFor()
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Your password is changed').waitFor()
    await lines.nth(1).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Current password').inputValue()).toBe('')

    await other.goto('/w/acme/contacts')
    await other.waitForURL('**/sign-in?to=**')
    await other.getByLabel('Username or e-mail').fill('samsession')
    await other.getByLabel('Password', { exact: true }).fill(next)
    await other.keyboard.press('Enter')
    await other.waitForURL('**/w/acme/contacts')
    await page.reload()
    await lines.nth(1).waitFor()
    await page.getByRole('button', { name: /^End the session on/ }).click()
    await lines.nth(1).waitFor({ state: 'detached' })
    await other.goto('/w/acme/companies')
    await other.waitForURL('**/sign-in?to=**')
    for (const each of [page, other]) await each.context().close()
  })
})
