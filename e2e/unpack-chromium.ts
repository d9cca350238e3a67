// Unpacks the Chromium of the package @sparticuz/chromium into a folder of ours. The package's own way is not
// used: it shares one fixed path in the temp folder between all programs, and its arguments switch off security.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { projectRoot } from '#server/platform/env.ts'

export interface UnpackedChromium {
  program: string
  /** For the browser's process alone. */
  env: Record<string, string>
}

/** Where the package lies, if it is installed and has a program for this machine. */
export function findPackage(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    return path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..')
  } catch {
    return undefined
  }
}

/** Unpacks once for each version of the package; later calls find the folder. */
export function unpackChromium(packageFolder: string): UnpackedChromium {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(cacheFolder(), `chromium-${version}`)
  if (!fs.existsSync(folder)) unpackAll(path.join(packageFolder, 'bin'), folder)
  const program = path.join(folder, 'chromium')
  // without fonts of its own all text would be without width on a machine that has none
  const env = { FONTCONFIG_PATH: path.join(folder, 'fonts'), HOME: os.tmpdir() }
  const libraries = { LD_LIBRARY_PATH: path.join(folder, 'libraries', 'lib') }
  return { program, env: startsWith(program, env) ? env : { ...env, ...libraries } }
}

/** Below node_modules, or in the temp folder where the installation is read-only. */
function cacheFolder(): string {
  const folder = path.join(projectRoot, 'node_modules', '.cache')
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
    return folder
  } catch {
    return path.join(os.tmpdir(), `rapport-cache-${os.userInfo().uid}`)
  }
}

/** Into a side folder that is renamed: there whole or not at all. */
function unpackAll(archives: string, folder: string): void {
  const side = `${folder}.part-${process.pid}`
  const read = (name: string) => brotliDecompressSync(fs.readFileSync(path.join(archives, name)))
  try {
    fs.mkdirSync(side, { recursive: true })
    fs.writeFileSync(path.join(side, 'chromium'), read('chromium.br'), { mode: 0o755 })
    untar(read('fonts.tar.br'), path.join(side, 'fonts'))
    fs.writeFileSync(path.join(side, 'fonts', 'fonts.conf'), fontSettings(path.join(folder, 'fonts')))
    untar(read('al2023.tar.br'), path.join(side, 'libraries'))
    fs.renameSync(side, folder)
  } catch (error) {
    if (!fs.existsSync(folder)) throw error // else another process was first
  } finally {
    fs.rmSync(side, { recursive: true, force: true })
  }
}

/** The package's own settings name fixed folders of another system. */
function fontSettings(folder: string): string {
  const escaped = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<fontconfig><dir>${escaped}</dir><cachedir>${escaped}-cache</cachedir></fontconfig>
`
}

/** Files of a tar archive (POSIX ustar): blocks of 512 bytes, a header with name, size and kind before each file. */
function untar(archive: Buffer, folder: string): void {
  let at = 0
  while (at + 512 <= archive.length && archive[at] !== 0) {
    const text = (from: number, length: number) =>
      archive.toString('latin1', at + from, at + from + length).split('\0')[0] ?? ''
    const size = Number.parseInt(text(124, 12), 8)
    const isFile = text(156, 1) === '' || text(156, 1) === '0'
    if (isFile) {
      const file = path.join(folder, text(345, 155), text(0, 100))
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, archive.subarray(at + 512, at + 512 + size), { mode: 0o755 })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

/** Whether the system has the libraries that the program needs. */
function startsWith(program: string, env: Record<string, string>): boolean {
  return spawnSync(program, ['--version'], { env: { ...process.env, ...env } }).status === 0
}
