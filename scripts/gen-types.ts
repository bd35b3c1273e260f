// Database types for the functions and the dashboard, read by the Supabase CLI from a running database. `--check` fails
// when the committed file is not what the database says; `--db-url URL` names another than that of the running stack.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { databaseTypes, TYPES_FILE } from './_support/database-types.ts'
import { finish, root } from './_support/project.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean' }, 'db-url': { type: 'string' } } })

function urlOfRunningStack(): string {
  try {
    return JSON.parse(readFileSync(join(root, '.local/status.json'), 'utf8')).db_url
  } catch {
    throw new Error('no stack is running here: start one with npm start, or name a database with --db-url')
  }
}

const wanted = await databaseTypes(values['db-url'] ?? urlOfRunningStack())
if (values.check) {
  const isCurrent = readFileSync(TYPES_FILE, 'utf8') === wanted
  finish(
    'database types',
    isCurrent ? [] : ['database.types.ts is not what the database says: run npm run gen:types'],
  )
} else {
  writeFileSync(TYPES_FILE, wanted)
  console.log(`database.types.ts: ${wanted.split('\n').length} lines`)
}
process.exitCode ??= 0
