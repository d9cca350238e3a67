// Problems with the address to listen on, in one sentence each, before anything is started for it.
import { once } from 'node:events'
import net from 'node:net'
import type { Env } from './env.ts'
import { errorCode, ExpectedProblem } from './expected-problem.ts'

/** Throws an ExpectedProblem when nothing can listen there. */
export async function requireFreePort({ host, port }: Pick<Env, 'host' | 'port'>): Promise<void> {
  const server = net.createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw explainListening(error, { host, port })
  } finally {
    server.close()
  }
}

/** Turns an error of listening into a sentence that says what to do; other errors stay as they are. */
export function explainListening(error: unknown, { host, port }: Pick<Env, 'host' | 'port'>): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new ExpectedProblem(
        `Port ${port} is taken by another program; stop that one, or set PORT to another number.`,
      )
    case 'EACCES':
      return new ExpectedProblem(
        `Port ${port} may not be used by this account; set PORT to a number of 1024 or more.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ExpectedProblem(
        `This machine has no address ${host}; set HOST to 127.0.0.1, to 0.0.0.0 or to one of its own.`,
      )
    default:
      return error
  }
}
