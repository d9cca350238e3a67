// The doors, what is said where nothing is, and what opens over every page.
import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'

const at = (address: string) => () => address
const contacts = at('/w/acme/contacts')
const me = (page: Page) =>
  page.getByRole('button', { name: 'Ann Archer' }).or(page.getByRole('button', { name: 'Me', exact: true }))

export const doorScreens: readonly Screen[] = [
  { name: 'sign-in', route: '/sign-in', as: null, address: at('/sign-in') },
  {
    name: 'sign-in-refused',
    route: '/sign-in',
    as: null,
    address: at('/sign-in'),
    open: async (page) => {
      await page.getByLabel('Username or e-mail').fill('nobody')
      await page.getByLabel('Password', { exact: true }).fill('not it')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('Name or password is wrong.').waitFor()
    },
  },
  { name: 'invite', route: '/invite', as: null, address: ({ invitation }) => invitation },
  { name: 'invite-refused', route: '/invite', as: null, address: at('/invite#nothing') },
  { name: 'profile', route: '/profile', address: at('/profile') },
  {
    name: 'profile-refused',
    route: '/profile',
    address: at('/profile'),
    open: async (page) => {
      await page.getByLabel('Current password').fill('not it')
      await page.getByLabel('New password').fill('ann')
      await page.getByRole('button', { name: 'Change password' }).click()
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  { name: 'no-workspace', route: '/', as: 'leaver', address: at('/') },
  { name: 'foreign-workspace', route: null, address: at('/w/somewhere-else/contacts') },
  { name: 'not-found', route: null, address: at('/w/acme/nothing-here') },
  {
    name: 'outdated',
    route: null,
    address: contacts,
    open: async (page) => {
      await page.route(/\/assets\/trash-route-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }))
      await page.getByRole('link', { name: 'Trash' }).click()
      await page.getByText('Reload the page to go on with the new version.').waitFor()
    },
  },
  {
    name: 'server-away',
    route: null,
    address: contacts,
    open: async (page) => {
      await page.route(/\/(api\/v1|readyz)/, (route) => route.abort())
      await page.getByRole('link', { name: 'Companies' }).click()
      await page.getByText('The server cannot be reached just now.').waitFor()
    },
  },
]

export const layerScreens: readonly Screen[] = [
  {
    name: 'search',
    route: null,
    address: contacts,
    open: async (page) => {
      await page.getByRole('button', { name: 'Search' }).first().click()
      await page.getByRole('combobox').waitFor()
    },
  },
  {
    name: 'search-hits',
    route: null,
    address: contacts,
    open: async (page) => {
      await page.getByRole('button', { name: 'Search' }).first().click()
      await page.getByRole('combobox').fill('brig')
      await page.getByRole('option', { name: 'Brightwater Foods' }).first().waitFor()
    },
  },
  {
    name: 'search-nothing',
    route: null,
    address: contacts,
    open: async (page) => {
      await page.getByRole('button', { name: 'Search' }).first().click()
      await page.getByRole('combobox').fill('qwxyz')
      await page.getByText('Nothing found for “qwxyz”').first().waitFor()
    },
  },
  {
    name: 'shortcuts',
    route: null,
    on: 'wide',
    address: contacts,
    open: async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'me',
    route: null,
    address: contacts,
    open: async (page) => {
      await me(page).click()
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
    },
  },
  {
    name: 'workspaces',
    route: null,
    on: 'wide',
    address: contacts,
    open: async (page) => {
      await page.getByRole('button', { name: 'Switch workspace' }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'new-workspace',
    route: null,
    address: contacts,
    open: async (page) => {
      const menu = page.getByRole('button', { name: 'Switch workspace' })
      await ((await menu.count()) > 0 ? menu : me(page)).click()
      await page.getByText('Create workspace').click()
      await page.getByLabel('Workspace name').waitFor()
    },
  },
  { name: 'docs', route: null, address: at('/api/docs') },
  { name: 'docs-operation', route: null, address: at('/api/docs#contacts.create') },
  {
    name: 'docs-answer',
    route: null,
    address: at('/api/docs#contacts.list'),
    open: async (page) => {
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('200 OK', { exact: true }).waitFor()
    },
  },
]
