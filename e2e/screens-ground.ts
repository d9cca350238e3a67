// Believable data for the walk over all screens: companies, people with tags, history, trash, invitations, keys.
import type { Journey, Person } from './harness.ts'
import { layJobs } from './jobs-ground.ts'

export interface Ground {
  readonly journey: Journey
  readonly people: Readonly<Record<'admin' | 'rep' | 'leaver', Person>>
  readonly contactId: string
  readonly companyId: string
  readonly deletedId: string
  /** Name of a field of contacts that is chosen from a list. */
  readonly choiceKey: string
  /** Address of an invitation that is open. */
  readonly invitation: string
}

interface Saved {
  readonly record: { readonly id: string }
}
interface Meta {
  readonly options: readonly { readonly id: string; readonly list: string; readonly name: string }[]
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

const firms = [
  ['Brightwater Foods', 'brightwater.example', 'Valencia', 'ES'],
  ['Petrel Logistics', 'petrel.example', 'Bilbao', 'ES'],
  ['Orrin Health', 'orrin.example', 'Lyon', 'FR'],
  ['Kestrel Studio', 'kestrel.example', 'Porto', 'PT'],
  ['Marlow Energy', 'marlow.example', 'Leeds', 'GB'],
] as const
const names = [
  'Greta Lindqvist, Head of Purchasing',
  'Kenan Okafor, Operations Director',
  'Sofía Almeida, CFO',
  'Timo Vesterby, Designer',
  'Aylin Brandt, Customer Success',
  'Noah Dekker, VP Engineering',
  'Inés Castellanos-Etxeberria de la Fuente, Director of International Partnerships and Alliances',
  'Yuki Tanaka, Dispatch',
  'Amara Diallo, Account Executive',
  'Dorian Thorne, Founder',
  'Katrin Lisowski, Head of Finance',
  'Mateo Ferrer, Buyer',
] as const
const statuses = ['Lead', 'Prospect', 'Customer', 'Contact'] as const
const tags = ['vip', 'trial', 'partner', 'newsletter'] as const

/** Fills the workspace `acme` and makes a second, empty one. */
export async function layScreens(journey: Journey): Promise<Ground> {
  const create = async (path: string, values: object) =>
    (await journey.api<Saved>('POST', path, values)).record.id
  const [rep, leaver] = [
    await journey.addMember('Rita Ruiz', 'rep'),
    await journey.addMember('Lea Leaver', 'rep'),
  ]
  await journey.api('POST', '/workspaces', {
    name: 'Empty Quarter',
    language: 'en',
    currency: 'EUR',
    zone: 'Europe/Madrid',
    weekStart: 1,
    country: 'ES',
  })
  const { options, members } = await journey.api<Meta>('GET', '/meta')
  const member = (name: string) => members.find((each) => each.name === name)?.id ?? ''
  await journey.api('POST', `/members/${member('Lea Leaver')}/deactivate`, { reassignTo: null })
  const option = (list: string, name: string) =>
    options.find((each) => each.list === list && each.name === name)?.id
  const companies: string[] = []
  for (const [name, domain, city, country] of firms) {
    const parentId = companies[0] === undefined || name !== 'Petrel Logistics' ? null : companies[0]
    const values = { name, domain, address: { city, country }, parentId }
    companies.push(await create('/companies', values))
  }
  const tagIds: string[] = []
  for (const name of tags) tagIds.push(await create('/tags', { name }))
  const contacts: string[] = []
  for (const [at, line] of names.toReversed().entries()) {
    const [name = '', jobTitle = ''] = line.split(', ')
    const [firstName = '', ...rest] = name.split(' ')
    contacts.unshift(
      await create('/contacts', {
        firstName,
        lastName: rest.join(' '),
        jobTitle,
        companyId: companies[at % companies.length],
        statusId: option('contactStatus', statuses[at % statuses.length] ?? 'Lead'),
        emails: [
          {
            value: `${firstName
              .toLowerCase()
              .normalize('NFD')
              .replaceAll(/[^a-z]/g, '')}@mail.example`,
          },
        ],
        phones: at % 3 === 0 ? [] : [{ value: `+34612345${String(at).padStart(3, '0')}`, label: 'mobile' }],
        tags: tagIds.filter((_, turn) => (at + turn) % 3 === 0),
        ownerId: at % 4 === 0 ? member('Rita Ruiz') : undefined,
      }),
    )
  }
  const [contactId = ''] = contacts
  await journey.api('PATCH', `/contacts/${contactId}`, {
    jobTitle: 'Chief Purchasing Officer',
    customerSince: '2026-03-31',
  })
  await journey.api('PATCH', `/contacts/${contactId}`, { statusId: option('contactStatus', 'Customer') })
  const deletedId = contacts.at(-1) ?? ''
  await journey.api('DELETE', `/contacts/${deletedId}`)
  await create('/teams', { name: 'Iberia' })
  const choiceKey = await layFields(create)
  await journey.api(
    'DELETE',
    `/fields/${await create('/fields', { entity: 'contact', name: 'Fax', kind: 'phones' })}`,
  )
  const { link } = await journey.api<{ link: string }>('POST', '/invitations', {
    email: 'gast@example.com',
    role: 'manager',
  })
  await journey.api('POST', '/keys', { name: 'Web shop', role: 'readOnly' })
  await layJobs(journey)
  const people = { admin: journey.admin, rep, leaver }
  return {
    journey,
    people,
    contactId,
    companyId: companies[0] ?? '',
    deletedId,
    choiceKey,
    invitation: `/invite${new URL(link).hash}`,
  }
}

/** Fields of contacts; answers the name of one that is chosen from a list. */
async function layFields(create: (path: string, values: object) => Promise<string>): Promise<string> {
  const make = (values: object) => create('/fields', { entity: 'contact', ...values })
  await make({ name: 'Customer number', kind: 'text', section: 'sales', searchable: true, mandatory: false })
  await make({ name: 'Contract end', kind: 'day', section: 'Contract', position: 1, repAccess: 'read' })
  await make({ name: 'Credit limit', kind: 'money', section: 'Contract', position: 2, repAccess: 'none' })
  const id = await make({ name: 'Contract type', kind: 'choice', section: 'Contract', position: 3 })
  const list = `f_${id.slice(-10)}`
  await create('/options', { list, name: 'Gold', color: 'amber', position: 1 })
  await create('/options', { list, name: 'Silver', position: 2 })
  return list
}
