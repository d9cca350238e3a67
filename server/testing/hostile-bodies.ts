// Bodies that no client writes: broken, deep, huge, of another type.
import * as fc from 'fast-check'
import type { DocumentedOperation } from './api-document.ts'
import { address, headersOf, type HostileRequest, type HostileWorld, jsonText } from './hostile-shape.ts'
import { anything } from './hostile-values.ts'

const malformed: readonly (string | Buffer)[] = [
  '',
  ' ',
  '{',
  '[',
  '{"a":',
  '{"a":1',
  '{"a":1,}',
  "{'a':1}",
  '{a:1}',
  '{"a":NaN}',
  '{"a":undefined}',
  '{"a":1}{"b":2}',
  '\ufeff{}',
  '\0',
  '"',
  '"\\ud800"',
  '{"\\ud800":"\\udfff"}',
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '[[[]]]',
  '{"a":1e999}',
  '{"a":-0}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1,"a":2}',
  '{"name":"\\u0000"}',
  '{"name":"\\ud800"}',
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
]

/** An operation with such a body. */
export function distorted(world: HostileWorld, operation: DocumentedOperation): fc.Arbitrary<HostileRequest> {
  const body = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...malformed).map((each) => Buffer.from(each)) },
    { weight: 12, arbitrary: anything.map((value) => Buffer.from(jsonText(value))) },
    { weight: 6, arbitrary: fc.integer({ min: 10, max: 1000 }).chain((depth) => deep(depth)) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(1_100_000, 10_000_000)
        .map((size) => Buffer.from(`{"name":"${'x'.repeat(size)}"}`)),
    },
    { weight: 1, arbitrary: fc.constant(Buffer.from(`[${'[],'.repeat(100_000)}[]]`)) },
    { weight: 1, arbitrary: fc.constant(Buffer.from('['.repeat(400_000))) },
  )
  const type = fc.oneof(
    { weight: 10, arbitrary: fc.constant('application/json') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        '',
        'application/json; charset=utf-16',
        'application/merge-patch+json',
        '*/*',
        'json',
        'application/json, text/plain',
      ),
    },
  )
  return fc
    .record({ url: address(world, operation), headers: headersOf(world, operation), body, type })
    .map((made) => ({
      method: operation.method,
      url: made.url,
      headers: { ...made.headers, 'content-type': made.type },
      body: made.body,
    }))
}

/** Arrays, objects and filters within one another. */
function deep(depth: number): fc.Arbitrary<Buffer> {
  const around: readonly (readonly [string, string, string])[] = [
    ['[', '1', ']'],
    ['{"a":', '1', '}'],
    ['{"not":', '{"field":"id","op":"isEmpty"}', '}'],
    ['{"and":[', '', ']}'],
    ['{"filter":', '{}', '}'],
  ]
  return fc
    .constantFrom(...around)
    .chain(([open, inside, close]) =>
      fc
        .constantFrom('', '{"filter":', '{"name":', '{"tags":', '{"address":')
        .map((prefix) =>
          Buffer.from(
            `${prefix}${open.repeat(depth)}${inside}${close.repeat(depth)}${prefix === '' ? '' : '}'}`,
          ),
        ),
    )
}
