// What the measured records are like: made up, deterministic, spread as in a real address book.
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import type { Values } from '#contract/entity.ts'
import { fold } from '#contract/kinds/fold.ts'
import type { WorkspaceFacts } from '#server/records/actor.ts'
import { emptyValues } from '#server/records/diff.ts'
import { pick } from '#server/testing/random.ts'
import { inventName } from './names.ts'

/** Ids that records point to. */
export interface People {
  readonly workspace: WorkspaceFacts
  readonly admin: string
  /** A manager's team of ten, the manager first. */
  readonly team: readonly string[]
  /** Owns 50 contacts, and nobody else's. */
  readonly rep50: string
  /** Owns nothing. */
  readonly rep0: string
  readonly others: readonly string[]
  readonly statuses: readonly string[]
  readonly sources: readonly string[]
  readonly services: readonly string[]
  readonly industries: readonly string[]
  readonly tags: readonly string[]
}

/** A company. */
export function companyValues(random: () => number, people: People, index: number): Values {
  const name = `${inventName(random)} ${pick(random, ['Logistics', 'Energy', 'Studio', 'Health', 'Robotics', 'Group', 'Labs', 'Foods'])}`
  return {
    ...emptyValues(company),
    name,
    domain: `firm${index}.example`,
    ownerId: ownerOf(random, people, index, 0),
    industryId: pick(random, people.industries, 1.5),
    employees: random() < 0.7 ? Math.floor(random() ** 3 * 5000) + 1 : null,
    annualRevenue:
      random() < 0.5
        ? { amount: Math.floor(random() ** 2 * 1e9), currency: people.workspace.currency }
        : null,
    tags: random() < 0.3 ? [pick(random, people.tags, 3)] : [],
  }
}

/** A contact at some company; owners, tags and mails are spread as in a real address book. */
export function contactValues(
  random: () => number,
  people: People,
  companies: readonly string[],
  index: number,
): Values {
  const firstName = inventName(random)
  const lastName = inventName(random)
  const firm = Math.floor(random() * companies.length)
  const since =
    random() < 0.3
      ? new Date(Date.UTC(2020, 0, 1 + Math.floor(random() * 2000))).toISOString().slice(0, 10)
      : null
  return {
    ...emptyValues(contact),
    firstName,
    lastName,
    emails: [{ value: mailOf(random, firstName, lastName, firm), label: null }],
    phones: [{ value: `+4930${String(10_000_000 + ((index * 7_919) % 89_999_999))}`, label: null }],
    jobTitle: pick(
      random,
      ['Designer', 'Head of Sales', 'VP Engineering', 'Buyer', 'Chief Financial Officer', 'Office Manager'],
      1.3,
    ),
    companyId: companies[firm] ?? null,
    statusId: pick(random, people.statuses, 2),
    ownerId: ownerOf(random, people, index, 50),
    sourceId: random() < 0.8 ? pick(random, people.sources, 1.5) : null,
    services: random() < 0.4 ? [pick(random, people.services, 1.5)] : [],
    tags: [
      ...new Set(Array.from({ length: Math.floor(random() * 3) }, () => pick(random, people.tags, 3))),
    ].toSorted(),
    customerSince: since,
    doNotContact: random() < 0.05,
    address: {
      line1: null,
      line2: null,
      city: inventName(random),
      region: null,
      postcode: null,
      country: 'DE',
    },
  }
}

/** Most mails are made of the name, some carry a number. */
function mailOf(random: () => number, firstName: string, lastName: string, firm: number): string {
  const number = random() < 0.2 ? String(Math.floor(random() * 100)) : ''
  return `${fold(firstName)}.${fold(lastName)}${number}@firm${firm}.example`
}

/** A fifth belongs to the team, one in fifty to nobody, `few` spread over all to the rep with 50, the rest to the others. */
function ownerOf(random: () => number, people: People, index: number, few: number): string | null {
  const share = random()
  if (few > 0 && index % 197 === 0 && index / 197 < few) return people.rep50
  if (share < 0.02) return null
  return share < 0.22 ? pick(random, people.team) : pick(random, people.others, 1.5)
}
