import { parseArgs } from 'node:util'
import { DEFAULT_BASE_PORT } from './config.ts'
import { DEFAULT_DATA_DIR } from './paths.ts'
import { StackProblem } from './problem.ts'

export interface StackArguments {
  command: 'start' | 'status' | 'reset'
  port: number
  dataDir: string
  json: boolean
  withoutWeb: boolean
}

export const USAGE = `npm start                                  start the stack
npm run start -- --port N --data DIR       a second one beside it: ports N to N+4, data in DIR
npm run start -- --no-web                  without building the dashboard (for work on it with \`npm run dev\`)
npm run status [-- --json] [--data DIR]    its addresses and logins
npm run reset [-- --data DIR]              stop it and remove its data; the next start begins from the seed`

function portFrom(text: string | undefined): number {
  if (text === undefined) return DEFAULT_BASE_PORT
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1024 || port > 65_531) {
    throw new StackProblem(
      `--port ${text} is not possible: give a number from 1024 to 65531 (five ports are used).`,
    )
  }
  return port
}

/** Reads the command line that local/start.mjs passes on. */
export function parseStackArguments(args: string[]): StackArguments {
  const [first = 'start', ...rest] = args[0]?.startsWith('-') ? ['start', ...args] : args
  if (first !== 'start' && first !== 'status' && first !== 'reset') {
    throw new StackProblem(`There is no command "${first}".\n${USAGE}`)
  }
  try {
    const { values } = parseArgs({
      args: rest,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        'no-web': { type: 'boolean', default: false },
      },
    })
    if (values.data === '') throw new StackProblem('--data needs a folder.')
    return {
      command: first,
      port: portFrom(values.port),
      dataDir: values.data ?? DEFAULT_DATA_DIR,
      json: values.json,
      withoutWeb: values['no-web'],
    }
  } catch (error) {
    if (error instanceof StackProblem) throw error
    throw new StackProblem(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, {
      cause: error,
    })
  }
}
