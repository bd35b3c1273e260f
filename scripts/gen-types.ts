// Database types for the functions and the dashboard, read by the Supabase CLI from a database that is made of the
// migrations alone. `npm run check` compares them. `--db-url URL` reads another database.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { databaseTypes, TYPES_FILE } from './_support/database-types.ts'
import { withFreshDatabase } from './_support/fresh-database.ts'

const { values } = parseArgs({ options: { 'db-url': { type: 'string' } } })
const url = values['db-url']

const types = url
  ? await databaseTypes(url)
  : await withFreshDatabase(async (fresh) => {
      await fresh.migrate()
      return await databaseTypes(fresh.url)
    })
writeFileSync(TYPES_FILE, types)
console.log(`database.types.ts: ${types.split('\n').length} lines`)
