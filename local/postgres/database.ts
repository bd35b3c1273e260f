import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { REPO } from '../stack/paths.ts'
import { StackProblem } from '../stack/problem.ts'
import { prepareCluster } from './cluster.ts'
import { applyMigrations, applySeed, editedMigrations } from './migrate.ts'
import { type PostgresPlace, postgresPlace } from './place.ts'
import { type PostgresOptions, type PostgresServer, startPostgres } from './server.ts'

export interface DatabaseOptions {
  dataDir: string
  /** Random id of the data folder. */
  instance: string
  port: number
  /** Folder that holds `migrations/` and the seed (`seed*.sql`); the clone's own unless a test says otherwise. */
  supabase?: string | undefined
  /** Password of every seeded user; without one the seed is left out. */
  seedPassword?: string | undefined
  /** Where Postgres lives, when it was looked up before. */
  place?: PostgresPlace
  onProgress?: (line: string) => void
}

export interface Database {
  server: PostgresServer
  /** What the server was started with, for starting it again. */
  options: PostgresOptions
  isNew: boolean
}

/** Starts the Postgres of a data folder and brings it to the newest migration, seeded when it is new. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { dataDir } = options
  const supabase = options.supabase ?? join(REPO, 'supabase')
  const migrations = join(supabase, 'migrations')
  const progress = options.onProgress && { onProgress: options.onProgress }
  const place = options.place ?? (await postgresPlace(dataDir, options.instance))
  const workFolder = join(dataDir, 'run/migrations')
  await mkdir(workFolder, { recursive: true })
  await mkdir(join(dataDir, 'logs'), { recursive: true })

  const noteFile = join(dataDir, 'migrations.json')
  const { program, isNew } = await prepareCluster(place, { migrations, ...progress })
  if (isNew) await rm(noteFile, { force: true })
  const launch = { ...place, program, port: options.port, logFile: join(dataDir, 'logs/postgres.log') }
  const server = await startPostgres(launch)
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  try {
    await applyMigrations({ sql, url: server.url, migrations, workFolder, ...progress }).catch((error) => {
      if (isNew || !(error instanceof StackProblem)) throw error
      const hint = 'If migrations were edited after this database was made, `npm run reset` begins anew.'
      throw new StackProblem(`${error.message}\n\n${hint}`, { cause: error })
    })
    const edited = await editedMigrations(migrations, noteFile)
    if (edited.length > 0) {
      options.onProgress?.(
        `Edited since they were applied: ${edited.join(', ')}. \`npm run reset\` takes the new text.`,
      )
    }
    if (options.seedPassword) await applySeed(sql, supabase, options.seedPassword)
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await sql.end()
  }
  return { server, options: launch, isNew }
}
