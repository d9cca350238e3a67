import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './env.ts'
import { lockInstance } from './instance-lock.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport lock '))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('a second server on the same data is refused until the first has stopped', () => {
  const first = lockInstance(folder)
  expect(() => lockInstance(folder)).toThrow(`Another Rapport already runs on ${folder}`)
  expect(fs.readdirSync(folder)).toEqual(['server.lock'])
  expect(fs.statSync(path.join(folder, 'server.lock')).mode & 0o077).toBe(0)
  first.release()
  lockInstance(folder).release()
})

test('a killed server leaves no lock behind', async () => {
  const module = path.join(projectRoot, 'server/platform/instance-lock.ts')
  const code = `import(process.argv[1]).then((m) => { m.lockInstance(process.argv[2]); gc(); console.log('locked'); setInterval(() => {}, 1000) })`
  const holder = spawn(process.execPath, ['--expose-gc', '-e', code, module, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  expect(() => lockInstance(folder)).toThrow('Another Rapport already runs')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockInstance(folder).release()
})

test('a folder that cannot hold the lock is named', () => {
  expect(() => lockInstance(path.join(folder, 'missing'))).toThrow(/missing.* cannot be locked/)
})
