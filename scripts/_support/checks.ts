import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './project.ts'

/** One thing that must hold, and the command that proves it. */
export type Check = { name: string; program: string; args: string[] }

/** How a command ended, and all it said. */
export type Outcome = { ok: boolean; output: string; seconds: number }

const bin = (name: string) => join(root, 'node_modules/.bin', name)
const script = (name: string, ...args: string[]): [string, string[]] => [
  process.execPath,
  [join(root, 'scripts', name), ...args],
]

function check(name: string, [program, args]: [string, string[]]): Check {
  return { name, program, args }
}

/** Every check that needs no running stack, the slow ones first, so that the last to end is a short one. */
export function checks(): Check[] {
  const hasWeb = existsSync(join(root, 'web/tsconfig.json'))
  return [
    check('functions, each alone (deno check)', script('check-functions.ts')),
    check('schema on an empty platform', script('check-schema.ts')),
    check('types', [bin('tsc'), ['-p', 'tsconfig.json']]),
    ...(hasWeb ? [check('types of the dashboard', [bin('tsc'), ['-p', 'web/tsconfig.json']])] : []),
    check('lint', [bin('biome'), ['lint', '--error-on-warnings', '.']]),
    check('format', [bin('biome'), ['check', '--linter-enabled=false', '.']]),
    check('SQL style', script('check-sql-style.ts')),
    check('deno.json and config.toml', script('check-deno-json.ts')),
    check('environment and RLS', script('check-env-access.ts')),
    check('docs/openapi.json', script('gen-openapi.ts', '--check')),
    check('types of the API for the dashboard', script('api-types/generate.ts', '--check')),
    check('docs/problems.md', script('gen-problems.ts', '--check')),
    check('matrix of permissions', script('gen-permissions.ts', '--check')),
  ]
}

/** Runs a command at the root of the repository and gathers what it says. */
export function run({ program, args }: Check): Promise<Outcome> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: string[] = []
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk))
    const end = (ok: boolean) =>
      resolve({ ok, output: said.join('').trimEnd(), seconds: (performance.now() - begun) / 1000 })
    child.once('error', (error) => {
      said.push(error.message)
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

/** A check that finds hundreds of faults is read from its beginning; its command alone shows them all. */
const SHOWN_LINES = 60

/** Prints how one check ended; a failure with what it said. */
export function report(name: string, { ok, output, seconds }: Outcome): void {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (ok || !output) return
  const lines = output.split('\n')
  const left = lines.length - SHOWN_LINES
  const shown =
    left > 0 ? [...lines.slice(0, SHOWN_LINES), `… and ${left} lines more`, lines.at(-1) ?? ''] : lines
  console.log(shown.map((line) => `    ${line}`).join('\n'))
}

/** Runs all checks, two at a time, and counts them. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const waiting = checks()
  let passed = 0
  let failed = 0
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const outcome = await run(next)
      report(next.name, outcome)
      if (outcome.ok) passed += 1
      else failed += 1
    }
  }
  await Promise.all([worker(), worker()])
  return { passed, failed }
}
