// Lists in every state, their editors, and what opens from them.
import type { Page } from 'playwright-core'
import { cell } from './list-ground.ts'
import type { Screen } from './screen.ts'

const at = (address: string) => () => address
const LIST = '/w/$slug/$plural'
const contacts = at('/w/acme/contacts')
const filter = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const grid = { route: LIST, on: 'wide', address: contacts } as const

export const listScreens: readonly Screen[] = [
  { name: 'contacts', route: LIST, address: contacts },
  { name: 'companies', route: LIST, address: at('/w/acme/companies') },
  { name: 'companies-of-rep', route: LIST, as: 'rep', address: at('/w/acme/companies') },
  { name: 'list-empty', route: LIST, address: at('/w/empty-quarter/contacts') },
  { name: 'list-no-hit', route: LIST, address: at('/w/acme/contacts?search=qwxyz') },
  {
    name: 'list-no-match',
    route: LIST,
    address: at(`/w/acme/contacts?filter=${filter({ field: 'lastName', op: 'is', value: 'nobody' })}`),
  },
  { name: 'list-broken-filter', route: LIST, address: at('/w/acme/contacts?filter=nonsense') },
  { name: 'cards', route: LIST, on: 'wide', address: at('/w/acme/contacts?view=cards') },
  {
    name: 'list-failed',
    route: LIST,
    address: at('/w/acme/settings/roles'),
    open: async (page) => {
      await page.route(/\/api\/v1\/contacts\?/, (route) => route.fulfill({ status: 500, body: '' }))
      await page.getByRole('link', { name: 'Contacts' }).click()
      await page.getByText('The list could not be loaded').waitFor()
    },
  },
  {
    name: 'list-loading',
    route: LIST,
    isHeld: true,
    address: at('/w/acme/settings/roles'),
    open: async (page) => {
      await page.route(/\/api\/v1\/contacts\?/, () => {})
      await page.getByRole('link', { name: 'Contacts' }).click()
      await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor()
    },
  },
  {
    ...grid,
    name: 'header-menu',
    open: async (page) => {
      await page.getByRole('columnheader', { name: /^Status/ }).hover()
      await page.getByRole('button', { name: 'Status: column menu' }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    ...grid,
    name: 'list-new-field',
    open: async (page) => {
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('button', { name: 'Add field' }).click()
      await page.getByRole('complementary', { name: /^New field/ }).waitFor()
    },
  },
  {
    name: 'list-gone-field',
    route: LIST,
    address: at(`/w/acme/contacts?filter=${filter({ field: 'f_0000000000', op: 'isNotEmpty' })}`),
  },
  {
    ...grid,
    name: 'columns',
    open: async (page) => {
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('dialog', { name: 'Columns' }).waitFor()
    },
  },
  {
    name: 'filter-builder',
    route: LIST,
    address: at(
      `/w/acme/contacts?filter=${filter({
        and: [
          { field: 'jobTitle', op: 'isNotEmpty' },
          {
            or: [
              { field: 'lastName', op: 'contains', value: 'a' },
              { field: 'createdAt', op: 'inLast', value: { n: 2, unit: 'week' } },
            ],
          },
        ],
      })}`,
    ),
    open: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click()
      await page.getByRole('region', { name: 'Filter builder' }).waitFor()
    },
  },
  {
    name: 'filter-field-picker',
    route: LIST,
    address: contacts,
    open: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click()
      await page
        .getByRole('region', { name: 'Filter builder' })
        .getByRole('button', { name: /^Field/ })
        .click()
      await page.getByRole('listbox').waitFor()
    },
  },
  ...(['Job title', 'Status', 'Company', 'Tags', 'E-mails'] as const).map((column) => ({
    ...grid,
    name: `cell-${column.toLowerCase().replace(' ', '-')}`,
    open: async (page: Page) => {
      await cell(page, 2, column).dblclick()
      await page.locator('input:focus').waitFor()
    },
  })),
  {
    ...grid,
    name: 'cell-refused',
    open: async (page) => {
      await cell(page, 3, 'E-mails').click()
      await page.keyboard.type('not a mail')
      await page.locator('input:focus').waitFor()
      await page.keyboard.press('Enter')
      await page.locator('[role=gridcell][aria-invalid=true]').waitFor()
    },
  },
  {
    ...grid,
    name: 'paste-refused',
    open: async (page) => {
      await cell(page, 4, 'Company').click()
      await page.evaluate(() => {
        const data = new DataTransfer()
        data.setData('text/plain', 'No such firm\nNeither this one')
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
      })
      await page.locator('[role=gridcell][aria-invalid=true]').nth(1).waitFor()
    },
  },
  {
    ...grid,
    name: 'rows-ticked',
    open: async (page) => {
      await page
        .getByRole('checkbox', { name: /Select/ })
        .nth(2)
        .click()
      await page.getByRole('region', { name: /selected/ }).waitFor()
    },
  },
  {
    ...grid,
    name: 'rows-tagging',
    open: async (page) => {
      await page
        .getByRole('checkbox', { name: /Select/ })
        .nth(2)
        .click()
      await page.getByRole('button', { name: 'Add a tag' }).click()
      await page.getByRole('listbox').waitFor()
    },
  },
  {
    name: 'quick-add',
    route: LIST,
    address: contacts,
    open: async (page) => {
      await page
        .getByRole('button', { name: /^(New contact|Add)$/ })
        .first()
        .click()
      await page.getByRole('dialog').getByLabel('First name').waitFor()
    },
  },
  {
    name: 'quick-add-refused',
    route: LIST,
    address: contacts,
    open: async (page) => {
      await page
        .getByRole('button', { name: /^(New contact|Add)$/ })
        .first()
        .click()
      await page.getByRole('dialog').getByLabel('First name').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Write at least a name').waitFor()
    },
  },
  { name: 'trash', route: '/w/$slug/$plural/trash', address: at('/w/acme/contacts/trash') },
  { name: 'trash-empty', route: '/w/$slug/$plural/trash', address: at('/w/acme/companies/trash') },
  {
    name: 'trash-of-rep',
    route: '/w/$slug/$plural/trash',
    as: 'rep',
    address: at('/w/acme/companies/trash'),
  },
]
