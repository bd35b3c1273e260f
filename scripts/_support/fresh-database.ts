import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { prepareCluster } from '../../local/postgres/cluster.ts'
import { applyMigrations } from '../../local/postgres/migrate.ts'
import { postgresPlace } from '../../local/postgres/place.ts'
import { startPostgres } from '../../local/postgres/server.ts'
import { freePort } from '../../local/stack/ports.ts'
import { root } from './project.ts'

/** A Postgres with nothing but Supabase's platform, and a copy of `supabase/` that is alone in its folder. */
export type FreshDatabase = {
  url: string
  sql: postgres.Sql
  /** The copy of `supabase/`. */
  supabase: string
  /** Applies the migrations of the copy with the Supabase CLI; tells how many were new. */
  migrate(): Promise<number>
}

/** Starts such a database, lets `work` use it, and removes every trace of it. */
export async function withFreshDatabase<Result>(
  work: (fresh: FreshDatabase) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-hub-schema-'))
  const cleanups: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    await chmod(folder, 0o711) // root's Postgres runs as another user
    const supabase = join(folder, 'supabase')
    const workFolder = join(folder, 'work')
    const dataDir = join(folder, 'data')
    await cp(join(root, 'supabase'), supabase, { recursive: true })
    await mkdir(workFolder)
    await mkdir(join(dataDir, 'logs'), { recursive: true })

    const place = await postgresPlace(dataDir, randomUUID())
    const { outside } = place
    if (outside) cleanups.push(() => rm(outside, { recursive: true, force: true }))
    const { program } = await prepareCluster(place)
    const logFile = join(dataDir, 'logs/postgres.log')
    const server = await startPostgres({ ...place, program, port: await freePort(), logFile })
    cleanups.push(() => server.stop())
    const sql = postgres(server.url, { max: 1, onnotice: () => {} })
    cleanups.push(() => sql.end({ timeout: 5 }))

    const migrations = join(supabase, 'migrations')
    const migrate = async () => {
      const { applied } = await applyMigrations({ sql, url: server.url, migrations, workFolder })
      return applied
    }
    return await work({ url: server.url, sql, supabase, migrate })
  } finally {
    for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) await cleanup()
  }
}
