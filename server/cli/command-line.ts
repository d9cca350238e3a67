// Reads the arguments, runs the verb, and turns what happens into words and an exit code: 0 done, 1 failed, 2 wrong usage, 3 done with refused records.
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { errorText, ExpectedProblem } from '#server/platform/expected-problem.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

export interface Verb {
  /** A word, or an object and what is done to it, such as `job list`. */
  readonly name: string
  /** How it is written, such as `fixture --out FILE`. */
  readonly usage: string
  /** What it does, in a line or some. */
  readonly about: string
  readonly options: Options
  /** The name under which the one word that is no option is handed to `run`; without it there may be none. */
  readonly takes?: string
  /** Answers the exit code. Throws a WrongUsage where the arguments do not fit, an ExpectedProblem where something else must be done first. */
  run(values: Values): Promise<number>
}

/** The arguments do not fit; the message says how. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** Runs one of the verbs. Answers the exit code. */
export async function runCommandLine(verbs: readonly Verb[], args: readonly string[]): Promise<number> {
  const [name] = args
  if (name === undefined || name === '--help' || name === 'help') {
    const isAsked = name !== undefined
    ;(isAsked ? print : complain)(overview(verbs))
    return isAsked ? 0 : 2
  }
  const verb = verbs.find((each) => each.name.split(' ').every((word, index) => word === args[index]))
  if (!verb) {
    const isObject = verbs.some((each) => each.name.startsWith(`${name} `))
    complain(`There is no verb ${args.slice(0, isObject ? 2 : 1).join(' ')}.\n\n${overview(verbs)}`)
    return 2
  }
  return runVerb(verb, args.slice(verb.name.split(' ').length))
}

async function runVerb(verb: Verb, args: readonly string[]): Promise<number> {
  try {
    const values = read(verb, args)
    if (values['help'] !== true) return await verb.run(values)
    print(`npm run rapport -- ${verb.usage}\n\n${verb.about}`)
    return 0
  } catch (error) {
    if (error instanceof WrongUsage) {
      complain(`${error.message}\nUsage: npm run rapport -- ${verb.usage}`)
      return 2
    }
    complain(error instanceof ExpectedProblem ? error.message : `It failed: ${errorText(error)}`)
    return 1
  }
}

function read(verb: Verb, args: readonly string[]): Values {
  const options: Options = { ...verb.options, help: { type: 'boolean' } }
  try {
    const { takes } = verb
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: takes !== undefined,
    })
    if (takes === undefined || values['help'] === true) return values
    const [word, ...more] = positionals
    if (word === undefined || more.length > 0) throw new Error(`Say one ${takes}.`)
    return { ...values, [takes]: word }
  } catch (error) {
    throw new WrongUsage(errorText(error))
  }
}

function overview(verbs: readonly Verb[]): string {
  const lines = verbs.map((verb) => `  ${verb.usage}\n      ${verb.about.split('\n', 1)[0]}`)
  return `Usage: npm run rapport -- <verb>\n\n${lines.join('\n')}\n\nEach explains itself with --help.`
}

/** The result, for people and programs. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Progress and complaints. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
