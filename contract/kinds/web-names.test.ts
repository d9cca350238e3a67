// Web addresses and domains.
import { describe, expect, test } from 'vitest'
import { domain } from './domain.ts'
import { url } from './url.ts'

const code = (kind: ReturnType<typeof url>, sent: unknown) =>
  kind.input.safeParse(sent).error?.issues[0]?.message

describe('url', () => {
  test.each([
    ['example.com', 'https://example.com'],
    [' HTTP://WWW.Example.com/Path?Q=1#F ', 'http://www.example.com/Path?Q=1#F'],
    ['https://example.com/', 'https://example.com'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['example.com?q=a@b.c', 'https://example.com?q=a@b.c'],
    ['https://müller.de/Straße 1', 'https://müller.de/Straße%201'],
    ['http://intranet/x', 'http://intranet/x'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
  ])('%s is stored as %s', (sent, value) => {
    expect(url().input.parse(sent)).toBe(value)
    expect(new URL(value).protocol).toMatch(/^https?:$/)
  })

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript://x.com/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://x.com',
    'mailto:a@x.com',
    'a@x.com',
    'blob:https://x.com/1',
    'https://user:pass@x.com',
    'https://user@x.com',
    'https://x.com\\@evil.com',
    'https:\\\\x.com',
    'https://x.com\\y',
    'https://x.com/a\\b',
    'https://x.com/\nb',
    'localhost',
    'x',
    'https://',
    'http:///x',
    'https://a b.com',
    'https://x.com:99999',
    'https://[x',
    '//x.com',
    '',
    '%',
  ])('%j is refused', (sent) => {
    expect(code(url(), sent)).toBe('bad-url')
  })

  test('no longer than 2,000 characters; texts only', () => {
    expect(code(url(), `https://x.com/${'a'.repeat(1987)}`)).toBe('too-long')
    expect(code(url(), `https://x.com/${'a'.repeat(1986)}`)).toBeUndefined()
    expect(code(url(), 5)).toBe('wrong-type')
  })
})

describe('domain', () => {
  test.each([
    ['Example.COM', 'example.com'],
    ['https://www.example.com/about?x#y', 'example.com'],
    ['http://user:pw@shop.example.co.uk:8080', 'shop.example.co.uk'],
    ['//example.com', 'example.com'],
    ['Info@Example.com', 'example.com'],
    ['mailto:info@example.com', 'example.com'],
    ['www.www.example.com.', 'example.com'],
    ['www.com', 'www.com'],
    ['MÜLLER.de', 'müller.de'],
    ['xn--mller-kva.de', 'müller.de'],
    ['https://x.com\\@evil.com', 'x.com'],
  ])('%s is stored as %s', (sent, value) => {
    expect(domain().input.parse(sent)).toBe(value)
  })

  test.each([
    '',
    'localhost',
    'a b.com',
    '1.2.3.4',
    '-x.com',
    'x-.com',
    'x..com',
    '.com',
    'a_b.com',
    'javascript:alert(1)',
    `${'a'.repeat(64)}.com`,
  ])('%j is refused', (sent) => {
    expect(code(domain(), sent)).toBe('bad-url')
  })
})
