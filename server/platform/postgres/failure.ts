// What PostgreSQL printed before it gave up, as one sentence that says what to do.
import { ExpectedProblem } from '#server/platform/expected-problem.ts'

const known: [pattern: RegExp, sentence: string][] = [
  [
    /No space left on device|Disk quota exceeded/,
    'The disk of DATA_DIR is full; make room there and start again.',
  ],
  [
    /Read-only file system/,
    'The folder of DATA_DIR is read-only; make it writable or set DATA_DIR to another folder.',
  ],
  [
    /Permission denied/,
    'The database may not use the folder of DATA_DIR; give it back to the account that made it, or set DATA_DIR to another folder.',
  ],
  [
    /has wrong ownership/,
    'The database in DATA_DIR belongs to another account; start Rapport as that account, or set DATA_DIR to another folder.',
  ],
  [
    /has invalid permissions/,
    'The database in DATA_DIR can be read by others; run "chmod 700" on its folder postgres/data and start again.',
  ],
  [
    /Cannot allocate memory|could not map anonymous shared memory/,
    'There is not enough free memory for the database; end other programs or give this machine more memory.',
  ],
  [
    /database files are incompatible with server/,
    'The database in DATA_DIR was made by another PostgreSQL; start the Rapport that made it, or set DATA_DIR to another folder.',
  ],
  [
    /could not bind (Unix|IPv4) address/,
    'The database cannot open its socket below DATA_DIR; set DATA_DIR to a folder on a local disk.',
  ],
]

/** An ExpectedProblem for a known cause, else an error that holds the end of the output. */
export function explainFailure(output: string): Error {
  const sentence = known.find(([pattern]) => pattern.test(output))?.[1]
  return sentence
    ? new ExpectedProblem(sentence)
    : new Error(`PostgreSQL could not be started:\n${output.slice(-4000)}`)
}

/** Whether helpers of a killed PostgreSQL still hold on to the cluster, or another process was faster; both pass. */
export function isPassing(output: string): boolean {
  return /pre-existing shared memory|lock file .* already exists/.test(output)
}
