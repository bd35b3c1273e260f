import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { copyFolder, type Owner } from '../stack/copy-folder.ts'
import { freePort } from '../stack/ports.ts'
import { programKey } from './binaries.ts'
import { HBA, INITDB_ARGUMENTS, initdb } from './initdb.ts'
import { applyMigrations, listMigrations } from './migrate.ts'
import type { PostgresPlace } from './place.ts'
import { applyPlatform, platformSources } from './platform.ts'
import { startPostgres } from './server.ts'

const KEPT_TEMPLATES = 3
const MINUTES = 60_000

interface Builder {
  program: string
  place: PostgresPlace
}

/** The vault's key stays outside the database, as on hosted, where the operator of the machine holds it. */
export async function writeVaultKey(cluster: string, owner: Owner | undefined): Promise<void> {
  const file = join(cluster, 'local_vault.key')
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  if (owner) await chown(file, owner.uid, owner.gid)
}

/** Builds a stopped cluster in a folder that appears whole or not at all, whoever else builds it at the same time. */
async function build(
  { program, place }: Builder,
  folder: string,
  fill: (cluster: string) => Promise<void>,
  apply: (sql: postgres.Sql, url: string, scratch: string) => Promise<boolean>,
): Promise<boolean> {
  const { owner } = place
  const temporary = `${folder}.${randomUUID()}`
  const scratch = `${temporary}.scratch`
  try {
    await mkdir(scratch, { recursive: true })
    await mkdir(temporary, { mode: 0o700 })
    if (owner) await chown(temporary, owner.uid, owner.gid)
    await fill(temporary)
    const logFile = join(scratch, 'postgres.log')
    const server = await startPostgres({
      program,
      cluster: temporary,
      owner,
      port: await freePort(),
      logFile,
    })
    const sql = postgres(server.url, { max: 1, onnotice: () => {} })
    let keep = false
    try {
      keep = await apply(sql, server.url, scratch)
    } finally {
      await sql.end()
      await server.stop()
    }
    if (keep) {
      await rename(temporary, folder).catch((error) => {
        if (!existsSync(folder)) throw error
      })
    }
    return keep
  } finally {
    await rm(temporary, { recursive: true, force: true })
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A cluster with Supabase's platform and nothing else. */
async function platformTemplate(builder: Builder): Promise<string> {
  const { place, program } = builder
  const sources = (await platformSources()).map(({ text }) => text)
  const folder = join(place.cache, `platform-${await programKey([...sources, ...INITDB_ARGUMENTS, HBA])}`)
  if (existsSync(folder)) return folder
  await build(
    builder,
    folder,
    async (cluster) => {
      await initdb(program, cluster, place.owner)
      await writeVaultKey(cluster, place.owner)
    },
    async (sql) => {
      await applyPlatform(sql)
      return true
    },
  )
  return folder
}

async function forgetOldTemplates(cache: string, keep: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => /^migrated-[0-9a-f]{12}$/.test(name) && name !== keep)
  const aged = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(cache, name))).mtimeMs })),
  )
  aged.sort((a, b) => b.time - a.time)
  for (const { name, time } of aged.slice(KEPT_TEMPLATES - 1)) {
    // A young one may be in the middle of being copied by somebody else.
    if (time < Date.now() - 10 * MINUTES) await rm(join(cache, name), { recursive: true, force: true })
  }
}

/**
 * A stopped cluster to copy: the platform, and all migrations applied by the Supabase CLI when a folder of them is
 * given. Made once per content, so that every further new stack (each test run has one) skips initdb and the CLI.
 */
export async function templateFor(
  builder: Builder,
  migrations: string | undefined,
  onProgress?: (line: string) => void,
): Promise<string> {
  const platform = await platformTemplate(builder)
  const files = migrations ? await listMigrations(migrations) : []
  if (!migrations || files.length === 0) return platform

  const hash = createHash('sha256').update(platform)
  for (const name of files) hash.update(name).update(await readFile(join(migrations, name)))
  const name = `migrated-${hash.digest('hex').slice(0, 12)}`
  const folder = join(builder.place.cache, name)
  if (existsSync(folder)) {
    const now = new Date()
    await utimes(folder, now, now) // what is in use is not forgotten
    return folder
  }
  const kept = await build(
    builder,
    folder,
    async (cluster) => copyFolder(platform, cluster, { folderMode: 0o700, owner: builder.place.owner }),
    async (sql, url, workFolder) => {
      await applyMigrations({ sql, url, migrations, workFolder, ...(onProgress && { onProgress }) })
      // A secret that a migration made is encrypted under the key of this cluster, which a copy does not get.
      const [secret] = await sql`select 1 from vault.secrets limit 1`
      return secret === undefined
    },
  )
  if (!kept) return platform
  await forgetOldTemplates(builder.place.cache, name)
  return folder
}
