// `npm run rapport -- <verb>`: the command line. stdout is only the result.
import { runServerFile } from './run-server-file.mjs'

runServerFile('server/cli.ts', process.argv.slice(2))
