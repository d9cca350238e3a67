// Wrong methods, addresses and headers, and bytes that are no request.
import * as fc from 'fast-check'
import type { DocumentedOperation } from './api-document.ts'
import { address, type HostileRequest, type HostileWorld, shaped } from './hostile-shape.ts'

const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LOCK',
  'QUERY',
]
const addresses = [
  '/api/v1',
  '/api/v1/',
  '/api/v1/nothing',
  '/api/v1/contacts/',
  '/api/v1//contacts',
  '/api/v1/contacts/%',
  '/api/v1/contacts/%zz',
  '/api/v1/contacts/%00',
  '/api/v1/contacts/%ff',
  '/api/v1/contacts/..%2f..',
  '/api/v1/../v1/contacts',
  '/API/V1/contacts',
  '/api/v2/contacts',
  `/api/v1/contacts/${'a'.repeat(3000)}`,
  '/api/v1/contacts?%',
  '/api/v1/contacts?filter',
  '/api/v1/contacts?filter=%7B',
  '/api/v1/contacts?a[b]=c&a=d',
  '/api/v1/contacts;a=b',
  '/api/',
  '/api/docs/x',
  `/api/v1/contacts?${'a=b&'.repeat(2000)}`,
]

/** Any method at any address. */
export function misaddressed(
  world: HostileWorld,
  operation: DocumentedOperation,
): fc.Arbitrary<HostileRequest> {
  const url = fc.oneof(address(world, operation), fc.constantFrom(...addresses))
  return fc
    .record({ method: fc.constantFrom(...methods), url, headers: fc.constantFrom({}, ...world.actors) })
    .map((made) => ({ ...made, body: undefined }))
}

/** Headers that mean something else, or nothing. */
export function misheaded(world: HostileWorld, operation: DocumentedOperation): fc.Arbitrary<HostileRequest> {
  const odd = fc.constantFrom(
    '',
    ' ',
    'x',
    '0',
    '-1',
    'null',
    'Bearer',
    'Bearer ',
    `Bearer rp_${'a'.repeat(43)}`,
    'Basic YTpi',
    'é',
    '\u00ff',
    'x'.repeat(4000),
    'rapport_session=',
    `rapport_session=${'a'.repeat(43)}`,
    'a=b; a=c; ;;=',
    '*/*;q=x',
    'es-ES,es;q=0.9',
    'gzip;q=0,br',
    'cross-site',
    'https://evil.example',
    '::',
    '127.0.0.1, 10.0.0.1',
    '"v1"',
    '"v-1"',
    'W/"v1"',
    'bytes=0-1',
    '100-continue',
  )
  const names = [
    'authorization',
    'cookie',
    'x-workspace',
    'accept',
    'accept-language',
    'accept-encoding',
    'origin',
    'sec-fetch-site',
    'x-forwarded-for',
    'x-forwarded-proto',
    'if-match',
    'if-none-match',
    'idempotency-key',
    'content-type',
    'content-encoding',
    'range',
    'x-http-method-override',
    'user-agent',
    'referer',
    'upgrade',
    'expect',
    'transfer-encoding',
    'connection',
  ]
  const changed = fc.array(fc.tuple(fc.constantFrom(...names), odd), { minLength: 1, maxLength: 3 })
  return fc.tuple(shaped(world, operation), changed).map(([request, pairs]) => ({
    ...request,
    headers: { ...request.headers, ...Object.fromEntries(pairs) },
  }))
}

/** Sent byte by byte. */
export function rawRequest({ actors }: HostileWorld): fc.Arbitrary<HostileRequest> {
  const lines = [
    'GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n',
    'GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n',
    'GET /api/v1/contacts HTTP/9.9\r\nHost: x\r\n\r\n',
    'GET /api/v1/con tacts HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v1/\u00e9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GARBAGE\r\n\r\n',
    'BREW /api/v1/contacts HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v1/contacts HTTP/1.1\r\n\r\n',
    'GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n',
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{}',
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n',
    `GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
    `GET /api/v1/contacts?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET http://evil.example/api/v1/setup HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v1/setup HTTP/1.0\r\n\r\n',
  ]
  return fc
    .tuple(fc.constantFrom(...lines), fc.constantFrom(...actors))
    .map(([raw]) => ({ method: 'RAW', url: '', headers: {}, body: undefined, raw }))
}
