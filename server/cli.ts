// The command line: `npm run rapport -- <verb>`. stdout is only the result; progress and complaints go to stderr.
import { runCommandLine } from './cli/command-line.ts'
import { doctor } from './cli/doctor.ts'
import { fixture } from './cli/fixture.ts'
import { jobCancel, jobList, jobShow, jobWatch } from './cli/job.ts'
import { openapi } from './cli/openapi.ts'

// Whoever reads the result may have read enough (`| head`).
process.stdout.on('error', () => process.exit(1))

process.exitCode = await runCommandLine(
  [doctor, jobList, jobShow, jobWatch, jobCancel, openapi, fixture],
  process.argv.slice(2),
)
