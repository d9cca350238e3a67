import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { usableMemory } from './memory.ts'
import { settingsFor } from './settings.ts'

const GB = 2 ** 30

test('buffers grow with the memory up to 4 GB', () => {
  const small = settingsFor(GB, 100 * GB)
  expect(small).toMatchObject({
    shared_buffers: '256MB',
    effective_cache_size: '512MB',
    maintenance_work_mem: '64MB',
  })
  expect(settingsFor(64 * GB, 100 * GB)).toMatchObject({
    shared_buffers: '4096MB',
    maintenance_work_mem: '1024MB',
  })
})

test('a short disk gets a short log', () => {
  expect(settingsFor(GB, 5 * GB)).toMatchObject({ max_wal_size: '1GB' })
  expect(settingsFor(GB, 50 * GB)).toMatchObject({ max_wal_size: '4GB' })
})

test('the limit of a container counts before the memory of the machine', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport-memory-'))
  const limit = (text: string) => {
    fs.writeFileSync(path.join(folder, 'limit'), text)
    return usableMemory([path.join(folder, 'missing'), path.join(folder, 'limit')])
  }
  expect(limit('52428800\n')).toBe(52_428_800)
  expect(limit('max\n')).toBe(os.totalmem())
  expect(limit('9223372036854771712\n')).toBe(os.totalmem())
  fs.rmSync(folder, { recursive: true })
})
