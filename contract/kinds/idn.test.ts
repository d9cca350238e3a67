// One spelling of internationalised hosts, held against what the platform's own parser makes of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domain } from './domain.ts'
import { emails } from './emails.ts'
import { readableHost } from './idn.ts'
import { url } from './url.ts'

describe('hosts with letters beyond ASCII', () => {
  test.each([
    ['xn--mnchen-3ya.de', 'münchen.de'],
    ['xn--bcher-kva.xn--mnchen-3ya.example', 'bücher.münchen.example'],
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['xn--fiqs8s.xn--fiqs8s', '中国.中国'],
    ['xn--espaa-rta.example:8080', 'españa.example:8080'],
    ['example.com', 'example.com'],
    ['axn--mnchen-3ya.de', 'axn--mnchen-3ya.de'],
  ])('%s reads %s', (coded, readable) => expect(readableHost(coded)).toBe(readable))

  test.each(['xn--', 'xn---', 'xn--a', 'xn--99999999999', 'xn--mnchen-3yaz9999', 'xn--abc-', 'xn--\u0000'])(
    '%j is no such form and stays',
    (host) => expect(readableHost(`${host}.de`)).toBe(`${host}.de`),
  )

  test('both spellings are one host, in every kind that carries one', () => {
    for (const typed of [
      'xn--mnchen-3ya.de',
      'MÜNCHEN.de',
      'https://www.xn--Mnchen-3ya.de/rathaus',
      'mu\u0308nchen.de',
    ])
      expect(domain().input.parse(typed)).toBe('münchen.de')
    expect(url().input.parse('xn--mnchen-3ya.de/a')).toBe('https://münchen.de/a')
    expect(url().input.parse('https://XN--mnchen-3ya.de:8080/A')).toBe('https://münchen.de:8080/A')
    expect(emails().input.parse([{ value: 'Ann@xn--mnchen-3ya.de' }])).toEqual([
      { value: 'Ann@münchen.de', label: null },
    ])
  })

  test('what the parser of addresses encodes is read back', () => {
    const letters = fc.constantFrom(...Array.from('abcz09äöüßéñçåøłžşğıαβγдежш中国日本語한국ไทยאב'))
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(label, (typed) => {
        const address = `http://${typed}.example`
        if (!URL.canParse(address)) return
        const coded = new URL(address).hostname
        const readable = readableHost(coded)
        expect(new URL(`http://${readable}`).hostname).toBe(coded)
        expect(readable.startsWith('xn--')).toBe(false)
        expect(readableHost(readable)).toBe(readable)
      }),
      { numRuns: 500 },
    )
  })
})
