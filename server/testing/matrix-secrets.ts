// What an actor must never find in an answer, whatever was asked: things of the other workspace, people's contacts out
// of reach, values of hidden fields, and words of the inside.
import type { FixtureWorkspace } from '#server/domains/fixture/make-fixture.ts'
import { personNames } from '#server/domains/fixture/fixture-people.ts'
import type { TestActor } from './actors.ts'
import { hiddenFields } from './matrix-oracle.ts'

interface Places {
  readonly home: FixtureWorkspace
  readonly abroad: FixtureWorkspace
}

/** Everything that stands in the answer and should not. What the request itself named may be named back. */
export function leaksIn(places: Places, actor: TestActor, request: string, text: string): string[] {
  return secretsOf(places, actor).filter((secret) => text.includes(secret) && !request.includes(secret))
}

const known = new WeakMap<Places, Map<string, readonly string[]>>()
function secretsOf(places: Places, actor: TestActor): readonly string[] {
  const byActor = known.get(places) ?? new Map<string, readonly string[]>()
  known.set(places, byActor)
  const secrets = byActor.get(actor.name) ?? [
    ...abroadSecrets(places.abroad),
    ...contactSecrets(actor),
    ...hiddenSecrets(actor),
  ]
  byActor.set(actor.name, secrets)
  return secrets
}

function abroadSecrets(abroad: FixtureWorkspace): string[] {
  const { records, people, teams, ids } = abroad
  return [
    abroad.id,
    abroad.slug,
    ...Object.values(records.contacts),
    ...Object.values(records.companies),
    ...records.tags,
    ...Object.values(records.options),
    ...Object.values(people).map((person) => person.memberId),
    ...Object.values(teams),
    ...Object.values(ids),
  ]
}

/** Whose contacts the actor sees; unassigned ones show to all. The stranger took over from the deactivated one. */
const seen: Readonly<Record<string, readonly string[]>> = {
  admin: personNames,
  readOnly: personNames,
  manager: ['manager', 'rep1', 'colleague'],
  rep1: ['rep1'],
  rep2: ['rep2'],
}

/** Names and addresses of the contacts of others, of which the fixture makes one for each person. */
function contactSecrets({ name }: TestActor): string[] {
  const visible = seen[name] ?? []
  return personNames
    .filter((person) => !visible.includes(person))
    .flatMap((person) => [`Of${person}`, `ada.${person.toLowerCase()}@`, `zoe.${person.toLowerCase()}@`])
}

/** The values that hidden fields ever had in the fixture. */
const values = {
  annualRevenue: ['7700000', '8811100', '9922200'],
  birthday: ['1968-06-07', '1971-08-09', '1972-10-11'],
}
function hiddenSecrets({ role }: TestActor): string[] {
  const hidden = Object.values(hiddenFields[role])
  return [
    ...(hidden.includes('annualRevenue') ? values.annualRevenue : []),
    ...(hidden.includes('birthday') ? values.birthday : []),
  ]
}
