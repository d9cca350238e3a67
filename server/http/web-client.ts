// The built web client: immutable files by name, one page for every address of the app, one for the docs of the API.
import fs from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#server/platform/env.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where the build lies; the variable is the one that the build itself takes. */
export const webFolder = path.resolve(projectRoot, process.env['RAPPORT_WEB_OUT'] ?? 'web/dist')

/** Serves the client. Addresses of the API never fall through to its page. */
export async function registerWebClient(app: FastifyInstance, folder = webFolder): Promise<void> {
  if (!fs.existsSync(path.join(folder, 'index.html'))) return
  const how = { index: false as const, preCompressed: true, cacheControl: false, setHeaders }
  await app.register(fastifyStatic, { ...how, root: folder, wildcard: false, globIgnore: ['assets/**'] })
  // One address for all of them: a hundred and more would take a tenth of the start.
  const assets = path.join(folder, 'assets')
  await app.register(fastifyStatic, { ...how, root: assets, prefix: '/assets/', decorateReply: false })
  const page = (file: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile(file)
  for (const url of ['/', '/w/*', '/setup', '/sign-in', '/invite', '/profile', '/profile/*'])
    app.get(url, page('index.html'))
  app.get('/api/docs', page('docs.html'))
}

function setHeaders(reply: { header(name: string, value: string): unknown }, file: string): void {
  reply.header('cache-control', cacheOf(file))
}

/** Names of built assets carry a hash of their content. */
function cacheOf(file: string): string {
  return file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
