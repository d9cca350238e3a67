// What the journeys of the settings share: contacts with a status, and pages opened and settled.
import type { Page } from 'playwright-core'
import { settled, type Journey } from './harness.ts'

interface Saved {
  readonly record: { readonly id: string }
}
export interface Meta {
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly options: readonly {
    readonly id: string
    readonly list: string
    readonly name: string
    readonly category: string | null
    readonly archived: boolean
    readonly position: number
  }[]
  readonly tags: readonly { readonly id: string; readonly name: string }[]
}

/** Creates a record and answers its id. */
export async function create(journey: Journey, path: string, values: object): Promise<string> {
  return (await journey.api<Saved>('POST', path, values)).record.id
}

export function meta(journey: Journey): Promise<Meta> {
  return journey.api<Meta>('GET', '/meta')
}

export async function optionId(journey: Journey, list: string, name: string): Promise<string> {
  const { options } = await meta(journey)
  return options.find((each) => each.list === list && each.name === name)?.id ?? ''
}

/** Contacts with this status, named by number. */
export async function addContacts(
  journey: Journey,
  count: number,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (let number = 1; number <= count; number++)
    await create(journey, '/contacts', { firstName: `Person ${number}`, ...values })
}

export async function openSettings(
  journey: Journey,
  name: string,
  settings: Parameters<Journey['newPage']>[0] = {},
): Promise<Page> {
  const page = await journey.newPage(settings)
  await page.goto(`/w/acme/settings/${name}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  return page
}

/** Chooses from a control that opens a list. */
export async function choose(page: Page, control: RegExp | string, option: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: control }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Opens the menu behind the three dots of a row and presses one of its items. */
export async function act(page: Page, row: string, item: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: `More about ${row}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
