import { setTimeout as sleep } from 'node:timers/promises'
import { restartPause } from '../stack/managed-process.ts'
import { type PostgresOptions, type PostgresServer, startPostgres } from './server.ts'

/** Starts Postgres again when it ends without being told to. */
export function superviseDatabase(
  first: PostgresServer,
  options: PostgresOptions,
  warn: (line: string) => void,
): { stop(): Promise<void> } {
  let server = first
  let stopping = false
  async function keepAlive(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await server.exited
      if (stopping) return
      warn(`Postgres ended by itself; it is started again (see ${options.logFile})`)
      await sleep(restartPause(failures))
      if (stopping) return
      const next = await startPostgres(options).catch((error) => {
        warn(error instanceof Error ? error.message : String(error))
      })
      if (next) server = next
    }
  }
  const kept = keepAlive()
  return {
    stop: async () => {
      stopping = true
      await server.stop()
      await kept
    },
  }
}
