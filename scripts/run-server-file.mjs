// Runs a TypeScript file of the server on the project's Node and passes on signals and the exit code.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectNode, root } from './project-node.mjs'

/** Known before an installation that may take half a minute. */
const ancestryAtStart = ancestry()

/**
 * A page of a list leaves a megabyte of garbage. V8 would let it grow to 350 MB before it collects; with these it
 * collects about three times as often, which takes some percent more time and leaves 150 MB.
 */
const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=50']

/** Ends this process with the exit code of the other. Does not return. */
export function runServerFile(file, args) {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'rapport', 'compile'),
    RAPPORT_PARENT_PIPE: '3', // its end tells the other process that this one is gone, also by kill -9
  }
  const stdio = ['inherit', 'inherit', 'inherit', 'pipe']
  const child = spawn(projectNode(), [...memoryFlags, path.join(root, file), ...args], { env, stdio })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  followNpm(() => child.kill('SIGTERM'))
  child.once('error', (error) => {
    console.error(`Rapport could not be started: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** When npm is killed nobody tells its children; a server without its terminal would hold the port for ever. */
function followNpm(stop) {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const watching = setInterval(() => {
    if (ancestry() === ancestryAtStart) return
    clearInterval(watching)
    stop()
  }, 300)
  watching.unref()
}

/** npm, with or without a shell between. */
function ancestry() {
  return `${process.ppid} ${parentOf(process.ppid)}`
}

/** Linux only; elsewhere only the direct parent is followed. */
function parentOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return ''
  }
}
