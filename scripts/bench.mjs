// `npm run bench`: see bench/main.ts.
import { runServerFile } from './run-server-file.mjs'

runServerFile('bench/main.ts', process.argv.slice(2))
