// For supervisors and load balancers: whether the process lives, and whether it can serve.
import type { FastifyInstance } from 'fastify'
import type { Deps } from './call.ts'

/** `/healthz` answers while the process lives; `/readyz` while the database answers too. */
export function registerHealth(app: FastifyInstance, deps: Deps): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await deps.database.readDb.selectFrom('instance').select('set_up_at').execute()
      return { status: 'ready' }
    } catch {
      return reply.status(503).header('retry-after', '2').send({ status: 'database unavailable' })
    }
  })
}
