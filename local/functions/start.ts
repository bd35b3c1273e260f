import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { LocalConfig } from '../stack/config.ts'
import type { ProcessSpec } from '../stack/managed-process.ts'
import { REPO } from '../stack/paths.ts'
import { denoEnvironment, functionEnvironment } from './environment.ts'
import { warmPackages } from './packages.ts'

const CONFIG = `${REPO}/deno.json`
const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url))
// The program itself and not its wrapper in .bin, so that it is our child and notices when we are gone.
const DENO = `${REPO}/node_modules/deno/deno`

/** Fetches the functions' packages into `denoDir` when they are not there, and says whether it did. */
export function prepareFunctions(denoDir: string): Promise<boolean> {
  return warmPackages(DENO, CONFIG, denoDir)
}

/**
 * The process that serves the Edge Functions. It watches the folder of the functions and takes a change within a
 * second.
 */
export function functionsProcess(config: LocalConfig, denoDir: string, functions: string): ProcessSpec {
  return {
    name: 'functions',
    command: DENO,
    args: [
      'run',
      '--allow-all',
      '--no-prompt',
      `--watch=${functions}`,
      '--no-clear-screen',
      `--config=${CONFIG}`,
      SERVE,
      functions,
      String(config.ports.functions),
    ],
    env: { ...denoEnvironment(denoDir, process.env), ...functionEnvironment(config) },
    readyLine: /^ready: /m,
    readyTimeout: 60_000,
    notWorthShowing: /^(Watcher|Download|Initialize) /,
  }
}
