// `npm start`: install if needed, build the web client if needed, run the server. Runs on Node 20 and npm 10.
import { ensureInstalled } from './install.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { runServerFile } from './run-server-file.mjs'

if (Number(process.versions.node.split('.')[0]) < 20)
  fail('Rapport needs Node 20 or newer; install it from https://nodejs.org.')
try {
  ensureInstalled()
  await ensureWebBuilt()
  runServerFile('server/main.ts', process.argv.slice(2))
} catch (error) {
  fail(explain(error))
}

function explain(error) {
  const folder = 'the folder of Rapport'
  if (error.code === 'EROFS' || error.code === 'EACCES') {
    return `Rapport may not write to ${folder} (${error.path}); start it as the owner of that folder.`
  }
  if (error.code === 'ENOSPC') return `The disk of ${folder} is full; make room there and start again.`
  return error.message
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
