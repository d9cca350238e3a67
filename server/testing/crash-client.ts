// A client of the server under faults: sets it up, and tells an answer from no answer.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Supervisor } from './crash-supervisor.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}
export interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const patience = 30_000

export class CrashClient {
  private readonly supervisor: Supervisor
  private readonly headers: Readonly<Record<string, string>>
  constructor(supervisor: Supervisor, headers: Readonly<Record<string, string>>) {
    this.supervisor = supervisor
    this.headers = headers
  }

  /** Undefined where nothing was promised: no answer at all, or that the server cannot serve now. */
  async try(method: string, address: string, sent: Sent = {}): Promise<Answer | undefined> {
    const type = sent.body === undefined ? {} : { 'content-type': 'application/json' }
    try {
      const answer = await fetch(`${this.supervisor.url}/api/v1${address}`, {
        method,
        headers: { ...type, ...this.headers, ...sent.headers },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
        signal: AbortSignal.timeout(patience),
      })
      const text = await answer.text()
      return answer.status === 503 ? undefined : { status: answer.status, body: JSON.parse(text) }
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError')
        throw new Error(`${method} ${address} was neither answered nor cut off`, { cause: error })
      return undefined
    }
  }

  /** Repeats the same request until it is answered, as a client that was told to. */
  async insist(method: string, address: string, sent: Sent = {}): Promise<Answer> {
    const began = performance.now()
    for (;;) {
      const answer = await this.try(method, address, sent)
      if (answer) return answer
      if (performance.now() - began > patience) throw new Error(`${method} ${address} found no answer`)
      await sleep(10)
    }
  }
}

export interface SetUp {
  readonly workspaceId: string
  readonly statusId: string
  /** Ways to prove who one is: by a session, and by a key. */
  readonly headers: readonly Readonly<Record<string, string>>[]
}

/** The first person and workspace of a new server, a key, and what a contact needs. */
export async function setUpServer(url: string): Promise<SetUp> {
  const ask = async (method: string, address: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1${address}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`)
    return {
      body: (await answer.json()) as never,
      cookie: answer.headers.get('set-cookie')?.split(';', 1)[0],
    }
  }
  const done = await ask('POST', '/setup', {}, setup)
  const [workspace] = (done.body as { workspaces: { id: string }[] }).workspaces
  const session = { cookie: done.cookie ?? '', 'x-workspace': 'acme' }
  const key = await ask('POST', '/keys', session, { name: 'crash', role: 'admin' })
  const filter = JSON.stringify({ field: 'list', op: 'is', value: 'contactStatus' })
  const options = await ask('GET', `/options?filter=${encodeURIComponent(filter)}`, session)
  const [status] = (options.body as { items: { id: string }[] }).items
  if (!workspace || !status) throw new Error('the server was set up without a workspace or a status')
  const authorization = `Bearer ${(key.body as { secret: string }).secret}`
  return { workspaceId: workspace.id, statusId: status.id, headers: [session, { authorization }] }
}

const setup = {
  person: {
    name: 'Ada Lovelace',
    username: 'ada',
    email: 'ada@example.com',
    password: 'violet anchor 88 rivers',
  },
  workspace: {
    name: 'Acme',
    language: 'en',
    currency: 'EUR',
    zone: 'Europe/Madrid',
    weekStart: 1,
    country: 'ES',
  },
}
