import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDataDir } from './data-dir.ts'

let home = ''
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport data dir '))
  fs.chmodSync(home, 0o711)
})
afterEach(() => fs.rmSync(home, { recursive: true }))

const prepare = (name: string, databaseUrl?: string) =>
  prepareDataDir({ dataDir: path.join(home, name), dataDirIsSet: true, databaseUrl })

test('the folder is made, others may not look into it, and nothing is left in it', () => {
  const folder = prepare('deep/data')
  expect(folder).toBe(path.join(home, 'deep/data'))
  expect(fs.statSync(folder).mode & 0o066).toBe(0)
  expect(fs.readdirSync(folder)).toEqual([])
})

test('a file in its place is named', () => {
  fs.writeFileSync(path.join(home, 'file'), '')
  expect(() => prepare('file')).toThrow(
    `The data folder ${home}/file is not a folder; set DATA_DIR to a folder.`,
  )
  expect(() => prepare('file/below', 'postgresql://a@b/c')).toThrow('is not a folder')
})

test('as root, a set folder that the account of PostgreSQL cannot reach is refused and not made', () => {
  fs.chmodSync(home, 0o700)
  const attempt = () => prepare('data')
  const isRoot = process.getuid?.() === 0
  expect(refusal(attempt)).toContain(isRoot ? 'PostgreSQL cannot run as root' : 'no refusal')
  expect(fs.existsSync(path.join(home, 'data'))).toBe(!isRoot)
})

function refusal(attempt: () => unknown): string {
  try {
    attempt()
    return 'no refusal'
  } catch (error) {
    return String(error)
  }
}
