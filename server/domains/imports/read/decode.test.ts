import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encode } from '#server/testing/encode.ts'
import { decodeText } from './decode.ts'
import { readMarks } from './marks.ts'
import { memorySource } from './source.ts'

async function decode(bytes: Uint8Array, encoding: string, piece = 1): Promise<string> {
  return (await Array.fromAsync(decodeText(memorySource('', bytes, piece).open(), encoding))).join('')
}

const bytesOf = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))))

describe('bytes as text', () => {
  test.each([
    ['utf-8', 'José,東京,😀\n'],
    ['utf-16le', 'José,東京,😀\n'],
    ['utf-16be', 'José,東京,😀\n'],
    ['windows-1252', 'José “€”\n'],
    ['iso-8859-2', 'Dvořák\n'],
    ['shift_jis', '山田,テスト\n'],
    ['gb18030', '王小明\n'],
    ['big5', '陳大文\n'],
    ['euc-kr', '김철수\n'],
    ['koi8-r', 'Иванов\n'],
  ])('%s, byte by byte', async (encoding, text) => {
    expect(await decode(encode(text, encoding), encoding)).toBe(text)
  })

  test.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'a byte order mark of %s is no text, a second one is',
    async (encoding) => {
      expect(await decode(encode('\uFEFFa\uFEFFb', encoding), encoding)).toBe('a\uFEFFb')
    },
  )

  test.each([
    ['a byte of Windows-1252', bytesOf('Jos', 0xe9, ',x'), 'José,x', 1],
    ['quotes of Windows-1252', bytesOf(0x93, 'x', 0x94), '“x”', 2],
    ['a sequence that ends too soon', bytesOf(0xe6, 0x9d, 'x'), 'æ\u009Dx', 2],
    ['a sequence cut by the end', bytesOf('x', 0xf0, 0x9f), 'xðŸ', 2],
    ['a longer form than needed', bytesOf(0xc0, 0xaf), 'À¯', 2],
    ['a surrogate', bytesOf(0xed, 0xa0, 0x80), 'í\u00A0€', 3],
    ['right and wrong beside each other', bytesOf('é', 0xe9, 'é'), 'ééé', 1],
  ])('undecodable in UTF-8: %s', async (_what, bytes, shown, count) => {
    for (const piece of [1, 2, 100])
      expect(readMarks(await decode(bytes, 'utf-8', piece))).toEqual({ text: shown, count })
  })

  test('a written U+FFFD is text', async () => {
    expect(readMarks(await decode(bytesOf('a\uFFFDb'), 'utf-8'))).toEqual({ text: 'a\uFFFDb', count: 0 })
    const mixed = await decode(bytesOf('a\uFFFDb', 0xe9), 'utf-8', 100)
    expect(readMarks(mixed)).toEqual({ text: 'a\uFFFDbé', count: 1 })
  })

  test('undecodable in other encodings', async () => {
    expect(readMarks(await decode(bytesOf('a', 0x82), 'shift_jis'))).toEqual({ text: 'a\uFFFD', count: 1 })
    expect(readMarks(await decode(bytesOf('a\0', 'b'), 'utf-16le'))).toEqual({ text: 'a\uFFFD', count: 1 })
  })

  test('a code page of old spreadsheets', async () => {
    expect(await decode(Buffer.of(0x4d, 0x75, 0xa4, 0x6f, 0x7a, 0x20, 0xb5, 0xd5), 'ibm850')).toBe('Muñoz Áı')
  })

  test('an encoding that nobody knows is refused', async () => {
    await expect(decode(bytesOf('a'), 'utf-7')).rejects.toThrow(RangeError)
  })

  test('any bytes give the same text however they are cut, and UTF-8 loses none of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constantFrom('a', 'é', '東', '😀', '\uFEFF'), fc.integer({ min: 0x80, max: 0xff })),
          {
            maxLength: 30,
          },
        ),
        fc.constantFrom('utf-8', 'shift_jis', 'gb18030', 'utf-16le', 'windows-1252'),
        fc.integer({ min: 1, max: 7 }),
        async (parts, encoding, piece) => {
          const bytes = bytesOf(...parts)
          const whole = await decode(bytes, encoding, 1000)
          expect(await decode(bytes, encoding, piece)).toBe(whole)
          if (encoding !== 'utf-8') return
          const back = whole.replaceAll(/[\uDC80-\uDCFF]/gu, '\0')
          const valid = Buffer.from(back).filter((byte) => byte !== 0)
          const marks = back.length - back.replaceAll('\0', '').length
          const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
          expect(valid.length + marks + mark).toBe(bytes.length)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
