// `node scripts/hostile.mjs [--requests 100000] [--seed N]`: random and hostile requests against a server of its own.
import { runServerFile } from './run-server-file.mjs'

runServerFile('server/testing/hostile-program.ts', process.argv.slice(2))
