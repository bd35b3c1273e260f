import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import type postgres from 'postgres'
import { StackProblem } from '../stack/problem.ts'

export interface MigrationOptions {
  sql: postgres.Sql
  url: string
  /** Folder with the migration files. */
  migrations: string
  /** A folder of ours in which the CLI may keep its notes. */
  workFolder: string
  /** Hears each line that the CLI says about a migration. */
  onProgress?: (line: string) => void
}

const FILE = /^(\d+)_.*\.sql$/

/** Names of the migration files, in the order in which they apply. */
export async function listMigrations(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => FILE.test(name)).sort()
}

async function appliedVersions(sql: postgres.Sql): Promise<Set<string>> {
  const [found] =
    await sql`select to_regclass('supabase_migrations.schema_migrations') is not null as present`
  if (!found?.present) return new Set()
  const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
  return new Set(rows.map(({ version }) => version))
}

function cliCommand(): string {
  const require = createRequire(import.meta.url)
  return require.resolve('supabase/dist/supabase.js')
}

async function runCli(options: MigrationOptions): Promise<void> {
  // A branch that is merged later brings migrations that are older than the last one here: all are applied.
  const args = [
    'migration',
    'up',
    `--remote=${options.url}`,
    '--include-all',
    '--yes',
    '--workdir',
    options.workFolder,
  ]
  const child = spawn(process.execPath, [cliCommand(), ...args], {
    cwd: options.workFolder,
    env: {
      ...process.env,
      // The server has no TLS, and the CLI keeps a home of its own: the user's may be closed to it.
      PGSSLMODE: 'disable',
      HOME: options.workFolder,
      DO_NOT_TRACK: '1',
      SUPABASE_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: string) => {
    said += chunk
    for (const line of chunk.split('\n'))
      if (line.startsWith('Applying migration')) options.onProgress?.(line.trim())
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new StackProblem(`The migrations could not be applied:\n${said.trim()}`)
}

/**
 * Brings the database up to the newest migration with the Supabase CLI. The CLI is not asked when its history already
 * holds every file, which saves most of a second at each start.
 */
export async function applyMigrations(options: MigrationOptions): Promise<{ applied: number }> {
  const files = await listMigrations(options.migrations)
  const applied = await appliedVersions(options.sql)
  const versions = files.map((name) => name.split('_')[0] ?? '')
  const unknown = [...applied].filter((version) => !versions.includes(version))
  if (unknown.length > 0) {
    throw new StackProblem(
      `The database holds migrations that ${options.migrations} lacks (${unknown.join(', ')}): run \`npm run reset\`.`,
    )
  }
  const missing = versions.filter((version) => !applied.has(version))
  if (missing.length === 0) return { applied: 0 }

  const supabase = join(options.workFolder, 'supabase')
  await rm(supabase, { recursive: true, force: true })
  await mkdir(supabase, { recursive: true })
  await symlink(options.migrations, join(supabase, 'migrations'))
  await runCli(options)
  const after = await appliedVersions(options.sql)
  const left = missing.filter((version) => !after.has(version))
  if (left.length > 0) throw new StackProblem(`The Supabase CLI left out the migrations ${left.join(', ')}.`)
  return { applied: missing.length }
}

/**
 * Names of migrations whose text is not what it was when this data folder applied them. Notes the present ones in
 * `noteFile`: the CLI's history knows names alone, so an edited file would otherwise be passed over in silence.
 */
export async function editedMigrations(folder: string, noteFile: string): Promise<string[]> {
  const noted = await readFile(noteFile, 'utf8')
    .then((text) => JSON.parse(text) as Record<string, string>)
    .catch(() => ({}) as Record<string, string>)
  const present: Record<string, string> = {}
  for (const name of await listMigrations(folder)) {
    present[name] = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex')
  }
  // What was applied stays noted, so that the warning comes back until a reset.
  await writeFile(noteFile, JSON.stringify({ ...present, ...noted }, null, 2))
  return Object.keys(present).filter((name) => noted[name] !== undefined && noted[name] !== present[name])
}

/** Whether the seed has been applied to this database. */
export async function isSeeded(sql: postgres.Sql): Promise<boolean> {
  const [found] = await sql`select to_regclass('supabase_migrations.seed_files') is not null as present`
  if (!found?.present) return false
  const [row] = await sql`select 1 from supabase_migrations.seed_files limit 1`
  return row !== undefined
}

/** Names of the seed's files in their order, which is that of `sql_paths` in config.toml. */
export async function listSeeds(supabase: string): Promise<string[]> {
  const names = await readdir(supabase).catch(() => [])
  return names.filter((name) => /^seed\w*\.sql$/.test(name)).sort()
}

/**
 * Applies the seed once, and gives every user that it brings the local password: the seed itself, which also runs on
 * hosted projects, holds none. All of it happens or nothing.
 */
export async function applySeed(sql: postgres.Sql, supabase: string, password: string): Promise<void> {
  const names = await listSeeds(supabase)
  if (names.length === 0 || (await isSeeded(sql))) return
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(supabase, name), 'utf8') })),
  )
  let current = ''
  try {
    await sql.begin(async (transaction) => {
      for (const { name, text } of files) {
        current = name
        await transaction.unsafe(text)
      }
      await transaction`
        update auth.users
        set encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 10)),
          email_confirmed_at = coalesce(email_confirmed_at, now())
        where coalesce(encrypted_password, '') = ''`
      await transaction`create schema if not exists supabase_migrations`
      await transaction`
        create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null)`
      for (const { name, text } of files) {
        await transaction`
          insert into supabase_migrations.seed_files (path, hash)
          values (${`supabase/${name}`}, encode(sha256(convert_to(${text}, 'UTF8')), 'hex'))`
      }
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StackProblem(`The seed ${join(supabase, current)} could not be applied: ${reason}`, {
      cause: error,
    })
  }
}

/** Puts the secrets that the operator of a hosted project sets by hand into the vault, or corrects them. */
export async function writeVaultSecrets(sql: postgres.Sql, secrets: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(secrets)) {
    const [known] = await sql`select id, decrypted_secret from vault.decrypted_secrets where name = ${name}`
    if (!known) await sql`select vault.create_secret(${value}, ${name})`
    else if (known.decrypted_secret !== value) await sql`select vault.update_secret(${known.id}, ${value})`
  }
}
