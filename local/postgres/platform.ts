import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'

const FOLDER = fileURLToPath(new URL('platform/', import.meta.url))

/** Every platform file with its name, in order. */
export async function platformSources(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(FOLDER + name, 'utf8') })))
}

/** Supabase Lite keeps Auth's and Storage's tables; its Postgres driver does not make them. */
async function liteSql(): Promise<string[]> {
  process.env.LITE_TELEMETRY = '0'
  process.env.DO_NOT_TRACK = '1'
  const lite = await import('@supabase/lite')
  return [lite.getAuthSchemaSql(), lite.SUPABASE_AUTH_HELPERS_SQL, lite.getStorageSchemaSql()]
}

/** Gives an empty database what every hosted project has before its first migration. */
export async function applyPlatform(sql: postgres.Sql): Promise<void> {
  const files = await platformSources()
  const firstThatNeedsLite = files.findIndex(({ name }) => name.startsWith('03'))
  for (const { text } of files.slice(0, firstThatNeedsLite)) await sql.unsafe(text)
  for (const text of await liteSql()) await sql.unsafe(text)
  for (const { text } of files.slice(firstThatNeedsLite)) await sql.unsafe(text)
}
