// Where the Node that runs the project lies: it comes with the installation, so the system's may be older.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the project, also where its path holds a space. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Path of the Node binary that runs the project's TypeScript. npm 10 does not link the bin of an optional
 * dependency, so it is taken by its path. Falls back to the running Node when that one is new enough (macOS).
 * @returns {string}
 */
export function projectNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = system === 'win' ? 'node.exe' : 'node'
  const found = path.join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  if (fs.existsSync(found)) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(noNode())
}

function noNode() {
  const here = `${process.platform} ${process.arch}`
  return `Rapport brings no Node for ${here}; install Node 24 or newer (https://nodejs.org) and start again with it.`
}
