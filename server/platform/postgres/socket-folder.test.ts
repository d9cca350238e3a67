import { expect, test } from 'vitest'
import { chooseSocketFolder } from './socket-folder.ts'

test('the socket lies in the folder of the cluster', () => {
  expect(chooseSocketFolder('/srv/my rapport/data/postgres', '/tmp')).toBe(
    '/srv/my rapport/data/postgres/socket',
  )
})

test('a path too long for a socket gets a short folder of its own', () => {
  const long = (end: string) => chooseSocketFolder(`/srv/${'ä'.repeat(50)}/${end}`, '/tmp')
  expect(long('a')).toMatch(/^\/tmp\/rapport-[0-9a-f]{16}$/)
  expect(long('a')).not.toBe(long('b'))
  expect(long('a')).toBe(long('a'))
})
