// Builds the web client into web/dist when its sources have changed. Runs on Node 20; Vite runs on the project's Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { projectNode, root } from './project-node.mjs'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const dist = path.join(root, 'web', 'dist')
const stamp = path.join(root, 'node_modules', '.cache', 'rapport', 'web-build')
const sources = [
  'web',
  'contract',
  'vite.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

/** Builds aside and renames into place, so that a server never sees half a client. Throws when the build fails. */
export async function ensureWebBuilt() {
  const wanted = hashSources()
  if (fs.existsSync(path.join(dist, 'index.html')) && readStamp() === wanted) return
  console.log('Building the web client ...')
  const side = `${dist}.part-${process.pid}`
  try {
    build(side)
    await compress(side)
    swapIn(side)
    fs.mkdirSync(path.dirname(stamp), { recursive: true })
    fs.writeFileSync(stamp, wanted)
  } finally {
    fs.rmSync(side, { recursive: true, force: true })
  }
}

function build(outDir) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  const result = spawnSync(projectNode(), args, { cwd: root, env, encoding: 'utf8' })
  if (result.status === 0) return
  throw new Error(`The web client could not be built:\n${result.stdout}${result.stderr}`)
}

/** Brotli and, for browsers that take it only over HTTPS, gzip beside each text file; sent as they lie. */
async function compress(folder) {
  const texts = listFiles(folder).filter((file) => /\.(js|css|html|svg|json|webmanifest|txt)$/.test(file))
  await Promise.all(
    texts.map(async (file) => {
      const text = await fs.promises.readFile(file)
      const hint = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: text.length }
      const packed = { br: await brotli(text, { params: hint }), gz: await gzip(text, { level: 9 }) }
      for (const [ending, bytes] of Object.entries(packed))
        if (bytes.length < text.length) await fs.promises.writeFile(`${file}.${ending}`, bytes)
    }),
  )
}

/** Another start of the same copy may swap at the same moment; then its build, from the same sources, stays. */
function swapIn(side) {
  const old = `${dist}.old-${process.pid}`
  if (fs.existsSync(dist)) fs.renameSync(dist, old)
  try {
    fs.renameSync(side, dist)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
  }
  fs.rmSync(old, { recursive: true, force: true })
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((name) => listFiles(path.join(root, name)))) {
    if (file.includes('.test.')) continue
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(place) {
  if (!fs.existsSync(place)) return []
  if (!fs.statSync(place).isDirectory()) return [place]
  const isBuilt = (name) => place === path.join(root, 'web') && name.startsWith('dist')
  return fs
    .readdirSync(place)
    .sort()
    .filter((name) => !isBuilt(name))
    .flatMap((name) => listFiles(path.join(place, name)))
}

function readStamp() {
  try {
    return fs.readFileSync(stamp, 'utf8')
  } catch {
    return ''
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureWebBuilt()
