// Installs what package-lock.json names, when that was not done yet. Runs on Node 20 and npm 10.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './project-node.mjs'

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.cache', 'rapport', 'installed')

/** Makes node_modules match the lock file; ends the process with a sentence when that fails. */
export function ensureInstalled() {
  const wanted = lockHash()
  if (readText(stamp) === wanted) return
  if (!matchesLock()) install()
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, wanted)
}

/** A folder of node_modules serves one platform only. */
function lockHash() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex')
}

/** npm writes its own list when it is done; somebody may have installed without this script. */
function matchesLock() {
  const installed = JSON.parse(readText(path.join(modules, '.package-lock.json')) || '{}').packages
  if (!installed) return false
  const wanted = JSON.parse(readText(path.join(root, 'package-lock.json'))).packages
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || isForAnotherPlatform(entry)) return true
    return installed[place] ? installed[place].version === entry.version : isSpare(entry)
  })
}

function isForAnotherPlatform({ os, cpu }) {
  return (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch))
}

/** Optional packages that npm may leave out here: for the other libc, or below one that was left out. */
function isSpare({ optional, os, libc }) {
  return optional === true && (!os || libc !== undefined)
}

function install() {
  console.log('Installing what Rapport needs; this takes about half a minute ...')
  // NODE_ENV=production and omit settings would leave out the build tools and the programs of this platform
  const args = ['ci', '--include=dev', '--include=optional']
  const npm = process.env['npm_execpath'] ?? ''
  const result = /npm-cli\.c?js$/.test(npm)
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status === 0) return
  console.error(
    'The installation failed (npm says why above); check the network and the disk, and start again.',
  )
  process.exit(1)
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
