// Records in every state, their editors, and what opens from them.
import { editField } from './record-ground.ts'
import type { Screen } from './screen.ts'
import type { Ground } from './screens-ground.ts'

const at = (address: string) => () => address
const RECORD = '/w/$slug/$plural/$id'
const contact = (ground: Ground) => `/w/acme/contacts/${ground.contactId}`
const editing = (name: string, label: string): Screen => ({
  name,
  route: RECORD,
  address: contact,
  open: async (page) => {
    await editField(page, label)
    await page.locator(':focus').and(page.locator('input, textarea')).waitFor()
  },
})

export const recordScreens: readonly Screen[] = [
  { name: 'contact', route: RECORD, address: contact },
  { name: 'company', route: RECORD, address: ({ companyId }) => `/w/acme/companies/${companyId}` },
  {
    name: 'company-of-rep',
    route: RECORD,
    as: 'rep',
    address: ({ companyId }) => `/w/acme/companies/${companyId}`,
  },
  { name: 'record-deleted', route: RECORD, address: ({ deletedId }) => `/w/acme/contacts/${deletedId}` },
  {
    name: 'record-not-found',
    route: RECORD,
    address: at('/w/acme/contacts/01a1fda1-0000-7000-8000-000000000000'),
  },
  ...(['History', 'Related'] as const).map((tab): Screen => ({
    name: `record-${tab.toLowerCase()}`,
    route: RECORD,
    on: 'phone',
    address: contact,
    open: (page) => page.getByRole('tab', { name: tab }).click(),
  })),
  {
    name: 'record-change-unfolded',
    route: RECORD,
    on: 'wide',
    address: contact,
    open: (page) =>
      page
        .getByRole('button', { name: /Show what changed/ })
        .first()
        .click(),
  },
  {
    name: 'record-menu',
    route: RECORD,
    address: contact,
    open: async (page) => {
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  editing('field-text', 'Job title'),
  editing('field-option', 'Status'),
  editing('field-tags', 'Tags'),
  editing('field-emails', 'E-mails'),
  editing('field-address', 'Address'),
  editing('field-day', 'Birthday'),
  editing('field-long-text', 'About'),
  {
    name: 'field-refused',
    route: RECORD,
    address: contact,
    open: async (page) => {
      await editField(page, 'Website')
      await page.getByRole('textbox', { name: 'Website' }).fill('not a page')
      await page.keyboard.press('Enter')
      await page.getByText('This is not a web address.').waitFor()
    },
  },
  {
    name: 'conflict',
    route: RECORD,
    address: contact,
    open: async (page, { journey, contactId }) => {
      await editField(page, 'Last name')
      await page.getByRole('textbox', { name: 'Last name' }).fill('Lindquist')
      await journey.api('PATCH', `/contacts/${contactId}`, { lastName: `Lindqvist-${Date.now() % 1000}` })
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Keep mine' }).waitFor()
    },
  },
  {
    name: 'toast-undo',
    route: RECORD,
    address: ({ companyId }) => `/w/acme/companies/${companyId}`,
    open: async (page) => {
      await editField(page, 'Employees')
      await page.getByRole('textbox', { name: 'Employees' }).fill(String(100 + (Date.now() % 900)))
      await page.keyboard.press('Enter')
      await page.getByText('Employees changed').first().waitFor()
    },
  },
]
