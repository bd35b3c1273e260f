import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { functionsFolder, root } from './project.ts'

const run = promisify(execFile)

/** Where the generated types are kept. */
export const TYPES_FILE = join(functionsFolder, '_shared/database.types.ts')

const HEADER = '// Made by `npm run gen:types` from the migrations. Not to be edited.\n\n'

async function generate(databaseUrl: string): Promise<string> {
  const cli = join(root, 'node_modules/.bin/supabase')
  const args = [cli, 'gen', 'types', '--lang=typescript', '--schema=public', `--remote=${databaseUrl}`]
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  // On a database without TLS the CLI prints a remark before the types.
  const start = stdout.indexOf('export type Json')
  if (start < 0) throw new Error(`the CLI printed no types: ${stdout.slice(0, 500)}`)
  return stdout.slice(start)
}

/** Biome leaves generated files alone, so it formats the text under another name. */
async function format(text: string): Promise<string> {
  const biome = join(root, 'node_modules/.bin/biome')
  const formatting = run(biome, ['format', '--stdin-file-path=types.ts'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  formatting.child.stdin?.end(text)
  return (await formatting).stdout
}

/** The types of schema `public` in this database, formatted as our own files are. */
export async function databaseTypes(databaseUrl: string): Promise<string> {
  return await format(HEADER + (await generate(databaseUrl)))
}
