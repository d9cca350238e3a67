// `npm run crash -- --rounds 100`: kills the server and its database under writes; see server/testing/crash-run.ts.
import { runServerFile } from './run-server-file.mjs'

runServerFile('server/testing/crash-run.ts', process.argv.slice(2))
