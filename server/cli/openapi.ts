// `openapi`: the document of the API, without a server.
import fs from 'node:fs'
import { openApiDocument } from '#server/http/openapi.ts'
import { productVersion } from '#server/http/listen.ts'
import { loadEnv } from '#server/platform/env.ts'
import { print, type Verb } from './command-line.ts'

export const openapi: Verb = {
  name: 'openapi',
  usage: 'openapi [--out FILE]',
  about:
    'Prints the OpenAPI document of the API, the same that /api/openapi.json answers.\n--out writes it to a file instead.',
  options: { out: { type: 'string' } },
  run: async ({ out }) => {
    const text = JSON.stringify(openApiDocument(loadEnv().baseUrl, productVersion()), null, 2)
    if (typeof out === 'string') fs.writeFileSync(out, `${text}\n`)
    else print(text)
    return 0
  },
}
