// Rules of the house that a linter does not know: names, sizes, floors, places of SQL, nothing left for later.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findWrongImports } from './import-floors.mjs'
import { root } from './project-node.mjs'

const longest = 300
const folders = ['contract', 'server', 'web', 'e2e', 'bench', 'scripts']
const skipped = new Set(['node_modules', 'dist', 'data'])
const code = /\.(ts|tsx|mjs)$/

const rules = [nameRule, kebabRule, sizeRule, findWrongImports, barrelRule, sqlRule, leftoverRule]

/**
 * Every rule on every file.
 * @param {{ path: string, text: string }[]} files with paths from the root, divided by slashes
 * @returns {string[]} one sentence for each fault
 */
export function findFaults(files) {
  return files.flatMap((file) => rules.flatMap((rule) => rule(file)))
}

/** A name that says nothing draws everything in. */
function nameRule({ path: place }) {
  const base = path.posix.basename(place).split('.')[0]
  const isEmpty = /^(utils?|helpers?|misc|common|managers?|types|constants|shared|stuff)$/.test(base)
  return isEmpty ? [`${place} is a name that says nothing; name it after what it does`] : []
}

function kebabRule({ path: place }) {
  const isPlain = place
    .split('/')
    .every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part))
  const isExempt = place.endsWith('/README.md') || /^server\/migrations\/\d{4}_[a-z0-9_]+\.sql$/.test(place)
  return isPlain || isExempt ? [] : [`${place} is not in kebab-case`]
}

/** Tests, generated files and lists of words may be as long as they are. */
function sizeRule({ path: place, text }) {
  if (!/\.(ts|tsx|mjs|css)$/.test(place) || /\.test\.tsx?$|generated|\/locales?\//.test(place)) return []
  const lines = text.trimEnd().split('\n').length
  return lines > longest ? [`${place} has ${lines} lines; more than ${longest} ask for two files`] : []
}

function barrelRule({ path: place, text }) {
  if (!code.test(place) || !/^export (\*|(type )?\{[^}]*\}) from /m.test(text)) return []
  return [`${place} passes on what another file exports; import it from where it is made`]
}

/** The database is asked in records and platform alone. */
function sqlRule({ path: place, text }) {
  if (!code.test(place) || /^(server\/(records|platform|testing|migrations)|bench|scripts)\//.test(place))
    return []
  if (/\.test\.tsx?$/.test(place)) return []
  const pattern =
    /\bsql`|['"`]\s*(select\s[^'"`]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)/i
  return pattern.test(text) ? [`${place} holds SQL; that belongs into server/records`] : []
}

function leftoverRule({ path: place, text }) {
  if (!code.test(place) || place.startsWith('scripts/house-rules')) return []
  const found = /\b(TODO|FIXME|HACK)\b|@ts-ignore|@ts-nocheck|\bas any\b|\b(it|test|describe)\.only\(/.exec(
    text,
  )
  return found ? [`${place} holds "${found[0]}"; finish it or take it out`] : []
}

function readFiles(folder) {
  if (!fs.existsSync(path.join(root, folder))) return []
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (skipped.has(entry.name) || entry.name.startsWith('.') || entry.name.startsWith('dist.')) return []
    if (entry.isDirectory()) return readFiles(place)
    return [{ path: place, text: fs.readFileSync(path.join(root, place), 'utf8') }]
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = findFaults(folders.flatMap(readFiles))
  for (const fault of faults) console.log(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
