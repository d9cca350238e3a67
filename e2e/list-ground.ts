// The records that journeys of lists work on, and the ways to find their cells.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Journey, settled } from './harness.ts'

export interface ListGround {
  readonly companies: readonly string[]
  /** Ids, in the order of the list. */
  readonly contacts: readonly string[]
}

interface Saved {
  readonly record: { readonly id: string }
}

/** Two companies, a tag and 120 contacts, of which every tenth is called Okafor. */
export async function fillList(journey: Journey): Promise<ListGround> {
  const make = async (path: string, values: object) =>
    (await journey.api<Saved>('POST', path, values)).record.id
  const companies = [
    await make('/companies', { name: 'Massive Studio' }),
    await make('/companies', { name: 'Vandelay Energy' }),
  ]
  await make('/tags', { name: 'vip', color: 'pink' })
  const { options } = await journey.api<{ options: { id: string; list: string }[] }>('GET', '/meta')
  const statusId = options.find(({ list }) => list === 'contactStatus')?.id
  const contacts: string[] = []
  for (let turn = 119; turn >= 0; turn--) {
    const id = await make('/contacts', {
      firstName: `Contact ${String(turn).padStart(2, '0')}`,
      lastName: turn % 10 === 0 ? 'Okafor' : 'Smith',
      emails: [{ value: `contact${turn}@example.com` }],
      companyId: turn === 10 ? companies[1] : companies[0],
      statusId,
    })
    contacts.unshift(id)
  }
  return { companies, contacts }
}

export async function openList(journey: Journey, query = '', settings = {}): Promise<Page> {
  const page = await journey.newPage(settings)
  await page.goto(`/w/acme/contacts${query}`)
  await settled(page)
  return page
}

/** A cell by its row and the name of its column. */
export function cell(page: Page, row: number, column: string) {
  return page
    .locator(`[role=gridcell][data-row="${row}"]`)
    .and(page.locator(`[aria-colindex="${columnIndex[column] ?? 0}"]`))
}

/** Of the usual columns of contacts. */
const columnIndex: Readonly<Record<string, number>> = {
  Name: 2,
  Company: 3,
  Status: 4,
  'E-mails': 5,
  Phones: 6,
  Tags: 7,
  Owner: 8,
  'Job title': 9,
  'Traffic source': 10,
}

/** How many records the list says that it has. */
export async function shown(page: Page): Promise<string> {
  const words = page.getByRole('toolbar').getByRole('status').or(page.getByTitle('Count exactly'))
  return (await words.first().textContent()) ?? ''
}

/** Waits for a state, however slow the machine is. */
export function eventually<Value>(read: () => Promise<Value> | Value) {
  return expect.poll(read, { timeout: 15_000, interval: 60 })
}
