import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ExpectedProblem } from './expected-problem.ts'
import { loadSecrets } from './secrets.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport secrets '))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('secrets are made once and only their owner may read them', () => {
  const first = loadSecrets(folder)
  expect(first.tokenKey.export()).toHaveLength(32)
  expect(first.cursorKey.equals(first.tokenKey)).toBe(false)
  expect(loadSecrets(folder).tokenKey.equals(first.tokenKey)).toBe(true)
  expect(loadSecrets(folder).cursorKey.equals(first.cursorKey)).toBe(true)
  expect(fs.statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(folder)).toEqual(['secrets.json'])
})

test('from the same words several servers derive the same secrets, and keep none', () => {
  const words = 'correct horse battery staple, twice'
  const derived = loadSecrets(folder, words)
  expect(loadSecrets('/another/folder', words).tokenKey.equals(derived.tokenKey)).toBe(true)
  expect(derived.tokenKey.export()).toHaveLength(32)
  expect(derived.cursorKey.equals(derived.tokenKey)).toBe(false)
  expect(loadSecrets(folder, `${words}!`).tokenKey.equals(derived.tokenKey)).toBe(false)
  expect(fs.readdirSync(folder)).toEqual([])
})

test.each(['', '{}', '{"tokenKey":"eA==","cursorKey":"eA=="}'])(
  'damaged secrets (%s) are never replaced',
  (text) => {
    fs.writeFileSync(path.join(folder, 'secrets.json'), text)
    expect(() => loadSecrets(folder)).toThrow(ExpectedProblem)
    expect(fs.readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe(text)
  },
)
