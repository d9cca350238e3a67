// PostgreSQL refuses to run as root. Started as root, it runs as an unprivileged account that exists already.
import fs from 'node:fs'
import path from 'node:path'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'

export interface Account {
  name: string
  uid: number
  gid: number
}

/** The account for a cluster's folder, or undefined when this process is not root and can run it itself. */
export function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  const owner = fs.existsSync(folder) ? fs.statSync(folder).uid : 0
  const chosen =
    accounts.find((account) => account.uid === owner && owner !== 0) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody')
  if (chosen) return chosen
  throw new ExpectedProblem(
    'PostgreSQL cannot run as root and this system has no account named postgres or nobody; start Rapport as a normal user.',
  )
}

/** Whether an account may enter a folder: each folder on the way must let it through. Missing ones do not count. */
export function canEnter(folder: string, account: Account): boolean {
  const parent = path.dirname(folder)
  const above = parent === folder || canEnter(parent, account)
  if (!above || !fs.existsSync(folder)) return above
  const { uid, gid, mode } = fs.statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  return (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0
}

function readAccounts(): Account[] {
  return fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }))
}
