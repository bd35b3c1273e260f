import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { REPO } from '../stack/paths.ts'
import { prepareCluster } from './cluster.ts'
import { applyMigrations, applySeed } from './migrate.ts'
import { postgresPlace } from './place.ts'
import { type PostgresServer, startPostgres } from './server.ts'

export interface DatabaseOptions {
  dataDir: string
  /** Random id of the data folder. */
  instance: string
  port: number
  /** Folder that holds `migrations/` and `seed.sql`; the clone's own unless a test says otherwise. */
  supabase?: string
  /** Password of every seeded user; without one the seed is left out. */
  seedPassword?: string
  onProgress?: (line: string) => void
}

/** Where the server of a data folder writes what it has to say. */
export function databaseLog(dataDir: string): string {
  return join(dataDir, 'logs/postgres.log')
}

/** Starts the Postgres of a data folder and brings it to the newest migration, seeded when it is new. */
export async function openDatabase(options: DatabaseOptions): Promise<PostgresServer> {
  const supabase = options.supabase ?? join(REPO, 'supabase')
  const migrations = join(supabase, 'migrations')
  const progress = options.onProgress && { onProgress: options.onProgress }
  const place = await postgresPlace(options.dataDir, options.instance)
  await mkdir(join(options.dataDir, 'logs'), { recursive: true })
  const { program } = await prepareCluster(place, { migrations, ...progress })
  const server = await startPostgres({
    ...place,
    program,
    port: options.port,
    logFile: databaseLog(options.dataDir),
  })
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    const workFolder = join(options.dataDir, 'run/migrations')
    await mkdir(workFolder, { recursive: true })
    await applyMigrations({ sql, url: server.url, migrations, workFolder, ...progress })
    if (options.seedPassword) await applySeed(sql, join(supabase, 'seed.sql'), options.seedPassword)
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await sql.end()
  }
  return server
}
