import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import postgres from 'postgres'
import { openDatabase } from '../../local/postgres/database.ts'
import { postgresPlace } from '../../local/postgres/place.ts'
import { freePort } from '../../local/stack/ports.ts'

/** A database with all migrations and nothing that works on it: whoever holds it decides what runs and when. */
export type LoneHub = {
  url: string
  sql: postgres.Sql
  stop(): Promise<void>
}

/** Starts Postgres alone, seeded, in a folder of its own; no cron, no functions, nobody else in the queues. */
export async function startLoneHub(): Promise<LoneHub> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-hub-lone-'))
  await chmod(folder, 0o711) // root's Postgres runs as another user
  const instance = randomBytes(8).toString('hex')
  const place = await postgresPlace(folder, instance)
  const { server } = await openDatabase({
    dataDir: folder,
    instance,
    port: await freePort(),
    place,
    seedPassword: 'whatsapp-hub',
  })
  const sql = postgres(server.url, { max: 4, onnotice: () => {} })
  return {
    url: server.url,
    sql,
    stop: async () => {
      await sql.end({ timeout: 2 })
      await server.stop()
      await rm(folder, { recursive: true, force: true })
      if (place.outside) await rm(place.outside, { recursive: true, force: true })
    },
  }
}

/** Lets the functions' own code run in this process against a database. Returns what undoes it. */
export function actAsFunctions(databaseUrl: string, settings: Record<string, string> = {}): () => void {
  const wanted: Record<string, string> = {
    SUPABASE_DB_URL: databaseUrl,
    // Nobody is there: a kick fails at once and is only logged.
    SUPABASE_URL: 'http://127.0.0.1:9',
    QUEUE_SECRET: 'a-secret-of-the-test-alone',
    ...settings,
  }
  const before = Object.fromEntries(Object.keys(wanted).map((name) => [name, process.env[name]]))
  Object.assign(process.env, wanted)
  return () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
