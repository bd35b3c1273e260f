import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { ProcessSpec } from './managed-process.ts'
import { REPO } from './paths.ts'

const LEASH = new URL('leash.ts', import.meta.url).href

/** A process of the stack that is a Node program of ours: it prints `ready` and ends on SIGTERM. */
export function nodeProcess(name: 'gateway' | 'graph', configFile: string, cluster: string): ProcessSpec {
  return {
    name,
    command: `${REPO}/node_modules/.bin/node`,
    args: ['--import', LEASH, fileURLToPath(new URL(`../${name}/main.ts`, import.meta.url))],
    env: {
      ...Object.fromEntries(Object.entries(process.env).map(([key, value]) => [key, value ?? ''])),
      LOCAL_CONFIG: configFile,
      LOCAL_CLUSTER: cluster,
      LITE_TELEMETRY: '0',
      DO_NOT_TRACK: '1',
      NODE_NO_WARNINGS: '1',
    },
    readyLine: /^ready$/m,
    readyTimeout: 60_000,
    // Supabase Lite says so of its storage at each start.
    notWorthShowing: /^EXPERIMENTAL FEATURES ENABLED/,
  }
}
