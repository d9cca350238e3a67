// The screens of the walk in the settings: every page, and every panel and menu on it.
import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import { act } from './settings-ground.ts'

const SETTINGS = '/w/$slug/settings/$page'

/** Every page of the settings by its name in the address. */
export const settingsPageNames = [
  'general',
  'keys',
  'members',
  'teams',
  'roles',
  'fields',
  'statuses',
  'services',
  'sources',
  'industries',
  'tags',
  'jobs',
] as const

const panel = (page: Page) => page.getByRole('complementary').last().waitFor()
const inSettings = (name: string, page: string, open: NonNullable<Screen['open']>): Screen => ({
  name: `settings-${name}`,
  route: SETTINGS,
  address: () => `/w/acme/settings/${page}`,
  open,
})
/** A panel that a button of the page opens. */
const byButton = (name: string, page: string, button: string | RegExp) =>
  inSettings(name, page, async (at) => {
    await at.getByRole('button', { name: button }).first().click()
    await panel(at)
  })
/** A panel that the menu of a row opens. */
const byMenu = (name: string, page: string, row: string, item: RegExp | string) =>
  inSettings(name, page, async (at) => {
    await act(at, row, item)
    await panel(at)
  })

export const settingsScreens: readonly Screen[] = [
  ...settingsPageNames.map((page): Screen => ({
    name: `settings-${page}`,
    route: SETTINGS,
    address: () => `/w/acme/settings/${page}`,
  })),
  { name: 'settings-refused', route: SETTINGS, as: 'rep', address: () => '/w/acme/settings/members' },
  { name: 'settings-of-rep', route: SETTINGS, as: 'rep', address: () => '/w/acme/settings/roles' },
  { name: 'settings-unknown', route: SETTINGS, address: () => '/w/acme/settings/nowhere' },
  byButton('invite', 'members', 'Invite'),
  inSettings('invitation-link', 'members', async (page) => {
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByLabel('E-mail').fill(`guest${Date.now()}@example.com`)
    await page.getByRole('button', { name: 'Create link' }).click()
    await page.getByText('Send this link to').waitFor()
  }),
  byMenu('member-role', 'members', 'Rita Ruiz', /Role and team/),
  byMenu('member-leaves', 'members', 'Rita Ruiz', /Deactivate/),
  inSettings('member-menu', 'members', async (page) => {
    await page.getByRole('button', { name: 'More about Rita Ruiz', exact: true }).click()
    await page.getByRole('menu').waitFor()
  }),
  byButton('new-team', 'teams', 'New team'),
  byMenu('team-moves', 'teams', 'Iberia', /Move/),
  byButton('new-status', 'statuses', /^Add status/),
  byMenu('status-merge', 'statuses', 'Lead', /Merge/),
  inSettings('status-menu', 'statuses', async (page) => {
    await page.getByRole('button', { name: 'More about Prospect', exact: true }).click()
    await page.getByRole('menu').waitFor()
  }),
  inSettings('status-colour', 'statuses', async (page) => {
    await page.getByRole('button', { name: 'Colour of Prospect' }).click()
    await page.getByRole('menu').waitFor()
  }),
  byButton('new-field', 'fields', 'New field'),
  byButton('field', 'fields', /^Contract type$/),
  byMenu('field-goes', 'fields', 'Contract type', /^Delete/),
  inSettings('fields-of-companies', 'fields', async (page) => {
    await page.getByRole('radio', { name: 'Companies' }).click()
    await page.getByText('There are no fields of your own yet').waitFor()
  }),
  {
    name: 'settings-choices-of-field',
    route: SETTINGS,
    address: ({ choiceKey }) => `/w/acme/settings/${choiceKey}`,
  },
  byButton('new-tag', 'tags', /^(New|Add) tag/),
  byMenu('tag-merge', 'tags', 'vip', /Merge/),
  byButton('new-key', 'keys', 'New key'),
  inSettings('key-shown', 'keys', async (page) => {
    await page.getByRole('button', { name: 'New key' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Newsletter')
    await page.getByRole('button', { name: 'Create key' }).click()
    await page.getByText('Copy the key now').waitFor()
  }),
  inSettings('key-ends', 'keys', async (page) => {
    await page.getByRole('button', { name: 'End key… Web shop' }).click()
    await page.getByRole('dialog').waitFor()
  }),
]
