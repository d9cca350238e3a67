// A company with people, for the journeys of the record page.
import type { Page } from 'playwright-core'
import type { Journey } from './harness.ts'

interface Saved {
  readonly record: { readonly id: string }
}
interface Meta {
  readonly options: readonly { readonly id: string; readonly list: string; readonly name: string }[]
}

export interface RecordGround {
  readonly companyId: string
  readonly parentId: string
  /** Ids of contacts by first name. */
  readonly people: Readonly<Record<string, string>>
  readonly optionId: (list: string, name: string) => string
}

const people = [
  { firstName: 'Dennis', lastName: 'Perlman', jobTitle: 'VP Engineering' },
  { firstName: 'Katrin', lastName: 'Lisowski', jobTitle: 'CFO' },
  { firstName: 'Yuki', lastName: 'Tanaka', jobTitle: 'Dispatch' },
] as const

export async function layRecords(journey: Journey): Promise<RecordGround> {
  const { options } = await journey.api<Meta>('GET', '/meta')
  const optionId = (list: string, name: string) =>
    options.find((option) => option.list === list && option.name === name)?.id ?? ''
  const create = async (path: string, values: object) =>
    (await journey.api<Saved>('POST', path, values)).record.id
  const parentId = await create('/companies', { name: 'Umbrella Group', domain: 'umbrella.example' })
  const companyId = await create('/companies', {
    name: 'Lumeno Logistics',
    domain: 'lumeno.example',
    parentId,
    annualRevenue: { amount: 1_200_000, currency: 'EUR' },
  })
  const ids: Record<string, string> = {}
  for (const person of people) {
    ids[person.firstName] = await create('/contacts', {
      ...person,
      companyId,
      statusId: optionId('contactStatus', 'Lead'),
      emails: [{ value: `${person.firstName.toLowerCase()}@lumeno.example`, label: 'work' }],
    })
  }
  return { companyId, parentId, people: ids, optionId }
}

/** Opens the editor of a field by its keyboard way: the button takes the focus, Enter presses it. */
export async function editField(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${label}`, exact: true }).press('Enter')
}

/** Waits until the server has answered every edit; what was typed shows before that. */
export async function saved(page: Page): Promise<void> {
  await page.locator('[data-pending]').first().waitFor({ state: 'detached' })
}

/** What stands beside a field's label. */
export function fieldValue(page: Page, label: string) {
  const row = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: exactly(label) }) })
  return row.locator('dd')
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)
}
