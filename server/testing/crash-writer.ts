// One client that writes without pause and knows, of each of its contacts, what the server must show.
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Answer, CrashClient, Sent } from './crash-client.ts'
import { pick } from './random.ts'

/** What the server must show of a contact. Both texts are always written together. */
export interface Shown {
  readonly version: number
  readonly deleted: boolean
  readonly jobTitle: string | null
  readonly about: string | null
}
export interface Written {
  readonly id: string
  /** Its own last name, so that a double would be seen. */
  readonly name: string
  shown: Shown
  /** The newest change, where it was acknowledged, and what was shown before it. */
  last: { readonly changeId: string; readonly before: Shown } | undefined
}
/** A write that the server said is done. */
export interface Acknowledged {
  readonly changeId: string
  readonly recordId: string
  readonly version: number
}

const savedSchema = z.object({
  record: z.object({
    id: z.string(),
    version: z.int(),
    deletedAt: z.string().nullable(),
    jobTitle: z.string().nullable(),
    about: z.string().nullable(),
  }),
  changeId: z.string().nullish(),
})
const undoneSchema = z.object({ changeId: z.string(), version: z.int() })

export class CrashWriter {
  readonly contacts: Written[] = []
  readonly acknowledged: Acknowledged[] = []
  /** Writes that got no answer, and those of them that turned out to be there. */
  readonly counts = { unanswered: 0, there: 0, repeated: 0 }
  /** When the newest of the acknowledged writes was sent. */
  sentAt = 0
  private patches = 0
  private readonly client: CrashClient
  private readonly name: string
  private readonly statusId: string
  private readonly random: () => number

  constructor(client: CrashClient, name: string, statusId: string, random: () => number) {
    this.client = client
    this.name = name
    this.statusId = statusId
    this.random = random
  }

  /** Writes until told to stop. Throws for an answer that must not be. */
  async writeUntil(stopped: () => boolean): Promise<void> {
    while (!stopped()) await this.writeOnce()
  }

  private async writeOnce(): Promise<void> {
    const turn = this.random()
    if (this.contacts.length < 5 || turn < 0.25) return this.create()
    // The newest ones, so that changes meet the same contacts again.
    const contact = pick(this.random, this.contacts.slice(-40))
    const { deleted } = contact.shown
    if (contact.last && turn > 0.85) return this.undo(contact, contact.last)
    if (deleted) return this.change(contact, 'POST', `/contacts/${contact.id}/restore`, { deleted: false })
    if (turn > 0.7) return this.change(contact, 'DELETE', `/contacts/${contact.id}`, { deleted: true })
    const text = `${this.name} ${this.patches++}`
    const values = { jobTitle: text, about: text }
    return this.change(contact, 'PATCH', `/contacts/${contact.id}`, values, {
      body: values,
      headers: { 'if-match': `"v${contact.shown.version}"` },
    })
  }

  /** With a key, so an unanswered one is simply sent again; now and then an answered one is, too. */
  private async create(): Promise<void> {
    const name = `${this.name}-${this.contacts.length}`
    const sent = {
      body: {
        firstName: 'Crash',
        lastName: name,
        emails: [{ value: `${name}@example.com` }],
        statusId: this.statusId,
      },
      headers: { 'idempotency-key': name },
    }
    const began = performance.now()
    const first = await this.client.try('POST', '/contacts', sent)
    if (!first) this.counts.unanswered++
    const answer = first ?? (await this.client.insist('POST', '/contacts', sent))
    const { record, changeId } = savedSchema.parse(expectStatus(answer, 201))
    if (typeof changeId !== 'string') throw new Error(`${name} was created without a change`)
    const shown = shownOf(record)
    this.acknowledge({ changeId, recordId: record.id, version: 1 }, began)
    this.contacts.push({
      id: record.id,
      name,
      shown,
      last: { changeId, before: { ...shown, deleted: true } },
    })
    if (first && this.random() > 0.1) return
    this.counts.repeated++
    const again = savedSchema.parse(expectStatus(await this.client.insist('POST', '/contacts', sent), 201))
    if (again.record.id !== record.id || again.changeId !== changeId)
      throw new Error(`${name} was created twice: ${record.id} and ${again.record.id}`)
  }

  private async change(
    contact: Written,
    method: string,
    address: string,
    values: Partial<Shown>,
    sent: Sent = {},
  ): Promise<void> {
    const before = contact.shown
    const after = { ...before, ...values, version: before.version + 1 }
    const began = performance.now()
    const answer = await this.client.try(method, address, sent)
    if (!answer) return this.settle(contact, after)
    const { record, changeId } = savedSchema.parse(expectStatus(answer, 200))
    expectShown(contact, shownOf(record), [after])
    if (typeof changeId !== 'string') throw new Error(`${method} ${address} changed nothing`)
    this.acknowledge({ changeId, recordId: contact.id, version: after.version }, began)
    contact.shown = after
    contact.last = { changeId, before }
  }

  private async undo(contact: Written, last: NonNullable<Written['last']>): Promise<void> {
    const after = { ...last.before, version: contact.shown.version + 1 }
    const began = performance.now()
    const answer = await this.client.try('POST', `/changes/${last.changeId}/undo`, { body: {} })
    if (!answer) return this.settle(contact, after)
    const { changeId, version } = undoneSchema.parse(expectStatus(answer, 200))
    if (version !== after.version) throw new Error(`undo of ${contact.name} made version ${version}`)
    this.acknowledge({ changeId, recordId: contact.id, version }, began)
    const before = contact.shown
    contact.shown = after
    contact.last = { changeId, before }
  }

  /** What got no answer is wholly there or not at all. */
  private async settle(contact: Written, after: Shown): Promise<void> {
    this.counts.unanswered++
    const answer = await this.client.insist('GET', `/contacts/${contact.id}`)
    const shown = shownOf(savedSchema.parse(expectStatus(answer, 200)).record)
    expectShown(contact, shown, [contact.shown, after])
    if (shown.version === after.version) this.counts.there++
    contact.shown = shown
    contact.last = undefined
  }

  private acknowledge(write: Acknowledged, sentAt: number): void {
    this.acknowledged.push(write)
    this.sentAt = sentAt
  }
}

/** What a record of an answer shows. */
export function shownOf(record: z.output<typeof savedSchema>['record']): Shown {
  const { version, deletedAt, jobTitle, about } = record
  return { version, deleted: deletedAt !== null, jobTitle, about }
}

function expectStatus(answer: Answer, status: number): unknown {
  if (answer.status === status) return answer.body
  throw new Error(`answered ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`)
}

function expectShown(contact: Written, shown: Shown, possible: readonly Shown[]): void {
  if (possible.some((each) => isDeepStrictEqual(each, shown))) return
  throw new Error(
    `${contact.name} is ${JSON.stringify(shown)} but must be one of ${JSON.stringify(possible)}`,
  )
}
