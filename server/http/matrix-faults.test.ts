import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, inject, test } from 'vitest'
import { projectRoot } from '#server/platform/env.ts'
import { faults } from '#server/testing/matrix-faults.ts'
import type { FaultResult, FaultRunInput } from '#server/testing/matrix-fault-run.ts'

const intact = 'nothing taken out'
const results = new Map<string, FaultResult>()

beforeAll(async () => {
  const input: FaultRunInput = {
    ...inject('testServer'),
    names: [intact, ...faults.map((fault) => fault.name)],
  }
  const child = spawn(process.execPath, [path.join(projectRoot, 'server/testing/matrix-fault-run.ts')], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(JSON.stringify(input))
  const [out, complaints] = await Promise.all([text(child.stdout), text(child.stderr)])
  const lines = out.split('\n').filter((line) => line !== '')
  for (const result of lines.map((line) => JSON.parse(line) as FaultResult)) results.set(result.name, result)
  if (results.size < faults.length + 1) throw new Error(`the run of faults ended early: ${complaints}`)
}, 600_000)

test('the server as it is passes the matrix', () => {
  expect(results.get(intact)).toEqual({ name: intact })
})

test.each(faults)('the matrix notices when $name', ({ name }) => {
  expect(results.get(name)).toEqual({ name, found: expect.any(String) })
})
