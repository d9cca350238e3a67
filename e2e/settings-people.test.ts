import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { axe, startJourney, type Journey } from './harness.ts'
import { act, addContacts, choose, create, meta, openSettings, optionId } from './settings-ground.ts'

describeInBrowser('people and keys in the settings', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())

  test('a person is invited by a link that is shown once, and withdrawn', async () => {
    const page = await openSettings(journey, 'members')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByLabel('E-mail').fill('nobody')
    await page.getByRole('button', { name: 'Create link' }).click()
    await page.getByText('This is not an e-mail address.').waitFor()
    await page.getByLabel('E-mail').fill('gast@example.com')
    await choose(page, /^Role/, 'Manager')
    await page.getByRole('button', { name: 'Create link' }).click()
    await page.getByText('Send this link to gast@example.com').waitFor()
    expect(await page.getByRole('complementary').locator('code').textContent()).toContain('/invite#')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()

    const open = page.getByRole('region', { name: 'Open invitations' })
    await open.getByText('gast@example.com').waitFor()
    expect(await page.getByText('/invite#').count()).toBe(0)
    await page.getByRole('button', { name: 'Withdraw the invitation of gast@example.com' }).click()
    await open.waitFor({ state: 'detached' })
  })

  test('S20 S22 role and team are changed with their consequences said before', async () => {
    await journey.addMember('Rita Ruiz', 'rep')
    await create(journey, '/teams', { name: 'Iberia' })
    const page = await openSettings(journey, 'members')
    const row = page.getByRole('row').filter({ hasText: 'Rita Ruiz' })
    expect(await row.getByText('ritaruiz@example.com').count()).toBe(1)
    expect(await row.getByText('Active').count()).toBe(1)
    await act(page, 'Rita Ruiz', /Role and team/)
    await choose(page, /^Role:/, 'Manager')
    await page.getByText('See: Own becomes Team').waitFor()
    await choose(page, /^Team:/, 'Iberia')
    await page.getByText('0 records of Rita Ruiz go along').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Save role and team' }).click()
    await page.getByText('Rita Ruiz is Manager now').waitFor()
    await row.getByRole('cell', { name: 'Iberia', exact: true }).waitFor()
    expect((await meta(journey)).members.find((each) => each.name === 'Rita Ruiz')?.role).toBe('manager')
  })

  test('S21 who leaves hands over the records in the same step, and can come back', async () => {
    await journey.addMember('Olga Olsen', 'rep')
    const { members } = await meta(journey)
    const ownerId = members.find((each) => each.name === 'Olga Olsen')?.id
    await addContacts(journey, 2, { statusId: await optionId(journey, 'contactStatus', 'Lead'), ownerId })
    await create(journey, '/companies', { name: 'Olsen Boats', ownerId })
    const page = await openSettings(journey, 'members')
    await act(page, 'Olga Olsen', /Deactivate/)
    await page.getByText('2 contacts go to Ann Archer').waitFor()
    await page.getByText('1 company goes to Ann Archer').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Deactivate and hand over 3 records' }).click()
    await page.getByText('Olga Olsen is deactivated, 3 records handed over').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Olga Olsen' })
    expect(await row.getByText('Deactivated').count()).toBe(2)
    await act(page, 'Olga Olsen', 'Reactivate')
    await page.getByText('Olga Olsen may sign in again').waitFor()
    expect(await row.getByText('Deactivated').count()).toBe(0)
  })

  test('the last admin and a superuser stay, in words', async () => {
    const page = await openSettings(journey, 'members')
    await act(page, 'Ann Archer', /Role and team/)
    await choose(page, /^Role:/, 'Rep')
    await page.getByText('No longer: Create and end API keys').waitFor()
    await page.getByRole('button', { name: 'Save role and team' }).click()
    await page.getByRole('alert').getByText('A superuser can neither be demoted nor deactivated.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'More about Ann Archer' }).click()
    const item = page.getByRole('menuitem', { name: /Deactivate/ })
    expect(await item.getAttribute('title')).toBe('Someone else has to do this to you.')
  })

  test('teams form a tree: made, moved, renamed, deleted, taken back', async () => {
    const page = await openSettings(journey, 'teams')
    await page.getByRole('button', { name: 'New team' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Sales')
    await page.getByRole('button', { name: 'Create team' }).click()
    await page.getByText('Team Sales created').waitFor()
    await act(page, 'Sales', /New team below/)
    await page.getByLabel('Name', { exact: true }).fill('North')
    await page.getByRole('button', { name: 'Create team' }).click()
    await page.getByText('Team North created').waitFor()

    await page.getByRole('button', { name: 'More about Sales' }).click()
    const remove = page.getByRole('menuitem', { name: 'Delete' })
    expect(await remove.getAttribute('title')).toBe('1 team is below it. Move it first.')
    await page.keyboard.press('Escape')
    await act(page, 'North', /Move/)
    await choose(page, /^Part of/, /Iberia/)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Move team' }).click()
    await page.getByText('North moved').waitFor()
    await act(page, 'Sales', 'Delete')
    await page.getByText('Team Sales moved to the trash').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByRole('button', { name: 'More about Sales' }).waitFor()
  })

  test('a key is shown once, and works until it is ended', async () => {
    const page = await openSettings(journey, 'keys')
    await page.getByText('No program works here with a key').waitFor()
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Web shop')
    await choose(page, /^Role:/, 'Read-only')
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByText('Copy the key now').waitFor()
    const key = (await page.getByRole('complementary').locator('code').textContent()) ?? ''
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('row').filter({ hasText: 'Web shop' }).waitFor()
    expect(await page.getByText(key).count()).toBe(0)
    const ask = () =>
      fetch(`${journey.url}/api/v1/contacts?limit=1`, { headers: { authorization: `Bearer ${key}` } })
    expect((await ask()).status).toBe(200)

    await page.getByRole('button', { name: 'End key… Web shop' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'End key' }).isDisabled()).toBe(true)
    await dialog.getByLabel(/^Type/).fill('Web shop')
    await dialog.getByRole('button', { name: 'End key' }).click()
    await page.getByText('No program works here with a key').waitFor()
    expect((await ask()).status).toBe(401)
  })

  test('the workspace is renamed and its calendar changed; a fault is said at its field', async () => {
    const page = await openSettings(journey, 'general')
    const name = page.getByLabel('Workspace name')
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await name.fill(' ')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Fill this in.').waitFor()
    await name.fill('Acme Trading')
    await page.getByRole('radio', { name: 'Sunday' }).click()
    await page.getByRole('switch', { name: /without an owner/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Settings saved').waitFor()
    const { workspace } = await journey.api<{ workspace: object }>('GET', '/meta')
    expect(workspace).toMatchObject({ name: 'Acme Trading', weekStart: 7, unassignedVisible: false })
    expect(await axe(page)).toEqual([])
  })

  test('a rep sees only what a rep may use, and a sentence at every other address', async () => {
    const rep = await journey.addMember('Sven Sand', 'rep')
    const page = await openSettings(journey, 'workspace', { as: rep })
    await page.waitForURL(/settings\/roles$/)
    const pages = page.getByRole('navigation', { name: 'Settings pages' })
    expect(await pages.getByRole('link').allTextContents()).toEqual([
      'Jobs',
      'Roles and rights',
      'Your profile',
    ])
    await page.getByRole('row').filter({ hasText: 'Annual revenue' }).waitFor()
    for (const name of ['general', 'members', 'teams', 'statuses', 'tags', 'keys']) {
      await page.goto(`/w/acme/settings/${name}`)
      await page.getByText('Your role may not change this').waitFor()
    }
    await page.goto('/w/acme/settings/nowhere')
    await page.getByText('There is no such setting').waitFor()
  })

  test('a setting is found by other words than its name', async () => {
    const page = await openSettings(journey, 'general')
    const pages = page.getByRole('navigation', { name: 'Settings pages' })
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('currency')
    await expect.poll(() => pages.getByRole('link').allTextContents()).toEqual(['General'])
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('xyz')
    await pages.getByText('No setting has these words').waitFor()
  })

  test.each(['general', 'members', 'teams', 'roles', 'keys'])(
    'S149 %s: phone, Spanish and dark are free of faults',
    async (name) => {
      const page = await openSettings(journey, name, { isPhone: true, language: 'es', theme: 'dark' })
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    },
  )
})
