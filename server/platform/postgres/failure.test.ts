import { expect, test } from 'vitest'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import { explainFailure, isPassing } from './failure.ts'

test.each([
  [
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'The disk of DATA_DIR is full',
  ],
  ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'is read-only'],
  ['FATAL:  could not open directory "pg_wal": Permission denied', 'may not use the folder of DATA_DIR'],
  ['FATAL:  data directory "/x" has wrong ownership', 'belongs to another account'],
  ['FATAL:  data directory "/x" has invalid permissions', 'can be read by others'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'not enough free memory'],
  ['FATAL:  database files are incompatible with server', 'was made by another PostgreSQL'],
])('%s becomes a sentence', (output, sentence) => {
  const error = explainFailure(output)
  expect(error).toBeInstanceOf(ExpectedProblem)
  expect(error.message).toContain(sentence)
})

test('an unknown cause keeps what was printed', () => {
  const error = explainFailure('FATAL:  something new')
  expect(error).not.toBeInstanceOf(ExpectedProblem)
  expect(error.message).toContain('FATAL:  something new')
})

test('only what passes by itself is tried again', () => {
  expect(isPassing('FATAL:  pre-existing shared memory block (key 1) is still in use')).toBe(true)
  expect(isPassing('FATAL:  lock file "postmaster.pid" already exists')).toBe(true)
  expect(isPassing('FATAL:  could not write: No space left on device')).toBe(false)
})
