import { expect, test } from 'vitest'
import { slugIn } from '#web/api/address.ts'
import { parseQuery, printQuery } from './query-text.ts'
import { returnAddress } from './return-address.ts'

test('the query stays text, whatever it looks like', () => {
  const query = { search: '007', filter: '{"field":"tags","op":"isEmpty"}', view: 'true', sort: '-createdAt' }
  expect(parseQuery(printQuery(query))).toEqual(query)
  expect(printQuery({ search: undefined, sort: '' })).toBe('')
  expect(parseQuery('?search=a+b%26c')).toEqual({ search: 'a b&c' })
})

test('after signing in one goes to an address of ours only', () => {
  expect(returnAddress('/w/acme/contacts?search=x#top')).toBe('/w/acme/contacts?search=x#top')
  for (const wanted of [
    undefined,
    '',
    'w/acme',
    '//example.com',
    '/\\example.com',
    '/\t/example.com',
    'https://example.com',
    'javascript:alert(1)',
    '/sign-in?to=/sign-in',
    '/setup',
  ]) {
    expect(returnAddress(wanted), wanted).toBe('/')
  }
})

test('the address alone says which workspace it is', () => {
  expect(slugIn('/w/acme/contacts')).toBe('acme')
  expect(slugIn('/w/acme')).toBe('acme')
  expect(slugIn('/profile')).toBeUndefined()
  expect(slugIn('/x/w/acme')).toBeUndefined()
})
