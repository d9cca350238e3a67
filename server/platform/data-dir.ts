// The folder of everything that Rapport keeps: made, or refused with a sentence, before anything is put into it.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Env } from './env.ts'
import { projectRoot } from './env.ts'
import { errorCode, ExpectedProblem } from './expected-problem.ts'
import { type Account, accountFor, canEnter } from './postgres/account.ts'

/**
 * Returns the folder to use. It differs from the default only when this process is root and the account that
 * runs PostgreSQL could not reach the default (below root's home); a folder that a person set is never replaced.
 */
export function prepareDataDir(env: Pick<Env, 'dataDir' | 'dataDirIsSet' | 'databaseUrl'>): string {
  const account = env.databaseUrl === undefined ? accountFor(path.join(env.dataDir, 'postgres')) : undefined
  const folder = account ? reachable(env, account) : env.dataDir
  makeFolder(folder, account)
  requireWritable(folder)
  return folder
}

function reachable(
  { dataDir, dataDirIsSet }: Pick<Env, 'dataDir' | 'dataDirIsSet'>,
  account: Account,
): string {
  if (canEnter(path.dirname(dataDir), account)) return dataDir
  if (!dataDirIsSet) {
    // named after the project's path, so that two copies never share one
    return path.join('/var/lib/rapport', createHash('sha256').update(projectRoot).digest('hex').slice(0, 16))
  }
  throw new ExpectedProblem(
    `PostgreSQL cannot run as root, and its account ${account.name} cannot enter ${dataDir}; set DATA_DIR to a folder outside of folders that only root may enter, or start Rapport as a normal user.`,
  )
}

/** Only its owner may look into it; as root, the account of PostgreSQL must pass through. */
function makeFolder(folder: string, account: Account | undefined): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: account ? 0o711 : 0o700 })
    if (account && !canEnter(folder, account)) fs.chmodSync(folder, 0o711)
  } catch (error) {
    throw unusable(folder, error)
  }
}

/** Permissions alone do not tell (read-only mounts, full disks), so a file is written. */
function requireWritable(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`)
  try {
    fs.writeFileSync(probe, 'Rapport can write here.')
  } catch (error) {
    throw unusable(folder, error)
  } finally {
    fs.rmSync(probe, { force: true })
  }
}

function unusable(folder: string, error: unknown): unknown {
  const why = reasons[errorCode(error)]
  return why === undefined ? error : new ExpectedProblem(`The data folder ${folder} ${why}`)
}

const reasons: Record<string, string> = {
  EACCES: 'may not be written by this account; change its owner, or set DATA_DIR to another folder.',
  EPERM: 'may not be written by this account; change its owner, or set DATA_DIR to another folder.',
  EROFS: 'lies on a read-only file system; set DATA_DIR to a folder that can be written.',
  ENOSPC: 'lies on a full disk; make room there, or set DATA_DIR to another disk.',
  EDQUOT: 'lies on a disk whose quota is used up; make room there, or set DATA_DIR to another disk.',
  ENOTDIR: 'is not a folder; set DATA_DIR to a folder.',
  EEXIST: 'is not a folder; set DATA_DIR to a folder.',
  ENAMETOOLONG: 'has too long a name; set DATA_DIR to a shorter path.',
}
