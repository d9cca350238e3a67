// The HTTP application: security headers, limits, errors, the API, its document and the web client.
import { allOperations } from '#contract/operations.ts'
import { Problem } from '#server/platform/problem.ts'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Deps } from './call.ts'
import { sessionCookie } from './authenticate.ts'
import { answerBrokenRequest, ignoreExpectations } from './broken-requests.ts'
import { handlers } from './handlers.ts'
import { registerHealth } from './health.ts'
import { openApiDocument } from './openapi.ts'
import { answerOf } from './problems.ts'
import { acceptedLanguage, API, registerOperations } from './router.ts'
import { registerWebClient } from './web-client.ts'
import { serializerCompiler, validatorCompiler } from './zod-compilers.ts'

const BODY_LIMIT = 1024 * 1024

/** Builds the application without listening. Throws where an operation has no handler: such a server must not start. */
export async function createApp(deps: Deps, version: string): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    trustProxy: deps.env.trustedProxies.length > 0 ? deps.env.trustedProxies : false,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // A request without a host is refused below, with words.
    http: { requireHostHeader: false },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => void sendProblem(deps, error, request, reply),
  })
  ignoreExpectations(app.server)
  app.removeContentTypeParser('text/plain') // comes with the framework; we read JSON alone
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(deps, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendNotFound(deps, request, reply))
  app.addHook('onRequest', needHost)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: deps.env.baseUrl.startsWith('https:'),
  })
  await app.register(cookie)
  if (deps.env.requestsPerMinute > 0) await app.register(rateLimit, limits(deps))
  if (deps.env.countStatements) sayStatements(app, deps)
  registerHealth(app, deps)
  registerOperations(app, deps, handlers())
  registerDocument(app, deps, version)
  await registerWebClient(app)
  return app
}

/** Made when it is first asked for: most processes never are, and it takes longer than the rest of the start. */
function registerDocument(app: FastifyInstance, deps: Deps, version: string): void {
  let document: string | undefined
  app.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(deps.env.baseUrl, version))
    return reply.type('application/json').send(document)
  })
}

/** Nothing from elsewhere, nothing inline. */
const contentPolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** One bucket per key or session, else per address. */
function limits(deps: Deps) {
  return {
    max: deps.env.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) =>
      request.headers.authorization ?? request.cookies[sessionCookie] ?? request.ip,
    allowList: (request: FastifyRequest) => !request.url.startsWith(API),
    errorResponseBuilder: (_request: FastifyRequest, context: { ttl: number }) =>
      new Problem('too-many-requests', { retryAfter: Math.ceil(context.ttl / 1000) }),
  }
}

/** Exact for one request at a time, which is how the benchmark asks. */
function sayStatements(app: FastifyInstance, deps: Deps): void {
  const before = new WeakMap<FastifyRequest, number>()
  app.addHook('onRequest', async (request) => void before.set(request, deps.database.statementCount()))
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-statements', deps.database.statementCount() - (before.get(request) ?? 0))
  })
}

function sendProblem(deps: Deps, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, headers, unexpected } = answerOf(
    error,
    request.authenticated?.language ?? acceptedLanguage(request) ?? 'en',
  )
  if (unexpected)
    deps.log.error(
      { err: error, method: request.method, route: request.routeOptions.url },
      'a request failed',
    )
  else
    deps.log.debug(
      { code: body.code, method: request.method, route: request.routeOptions.url },
      'a request was refused',
    )
  return reply
    .status(status)
    .headers(headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(body)
}

async function needHost(request: FastifyRequest): Promise<void> {
  const { host } = request.headers
  if (host === undefined && request.raw.httpVersion === '1.1') throw new Problem('bad-request')
}

/** An address of the API that exists with other methods names them. */
function sendNotFound(deps: Deps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? ''
  const fitting = allOperations.filter((operation) => pattern(operation.path).test(path))
  if (fitting.length === 0) return sendProblem(deps, new Problem('not-found'), request, reply)
  const methods = new Set(fitting.map((operation) => operation.method))
  return sendProblem(
    deps,
    new Problem('method-not-allowed'),
    request,
    reply.header('allow', [...methods].join(', ')),
  )
}

function pattern(path: string): RegExp {
  return new RegExp(`^${API}${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}
