// The schema as a new project gets it: `supabase/` alone in an empty folder, applied by the Supabase CLI to a Postgres
// that has only what Supabase's platform brings. Then: nothing is left to apply, the generated types are what this
// database says, the advisors find nothing, and the seed may run twice.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listMigrations, listSeeds } from '../local/postgres/migrate.ts'
import { advisorFaults } from './_support/advisors.ts'
import { databaseTypes, TYPES_FILE } from './_support/database-types.ts'
import { type FreshDatabase, withFreshDatabase } from './_support/fresh-database.ts'
import { finish } from './_support/project.ts'

async function check({ url, sql, supabase, migrate }: FreshDatabase): Promise<string[]> {
  const faults: string[] = []
  const wanted = (await listMigrations(join(supabase, 'migrations'))).length
  const applied = await migrate()
  if (applied !== wanted) faults.push(`${applied} of ${wanted} migrations were applied`)
  const again = await migrate()
  if (again !== 0) faults.push(`${again} migrations were applied a second time`)

  if ((await readFile(TYPES_FILE, 'utf8')) !== (await databaseTypes(url))) {
    faults.push('database.types.ts is not what the migrations say: run npm run gen:types')
  }
  faults.push(...(await advisorFaults(url)))

  const names = await listSeeds(supabase)
  const paths = names.map((name) => `"./${name}"`).join(', ')
  if (!(await readFile(join(supabase, 'config.toml'), 'utf8')).includes(`sql_paths = [${paths}]`)) {
    faults.push(`config.toml does not list the seed's files: ${paths}`)
  }
  const texts = await Promise.all(names.map((name) => readFile(join(supabase, name), 'utf8')))
  const seed = async () => {
    for (const text of texts) await sql.unsafe(text).simple()
  }
  const count = async () => {
    const [row] = await sql`
      select (select count(*) from auth.users)::integer as users,
        (select count(*) from public.messages)::integer as messages`
    return JSON.stringify(row)
  }
  await seed()
  const first = await count()
  await seed()
  const second = await count()
  if (first !== second) faults.push(`the seed adds rows when it runs again: ${first}, then ${second}`)
  return faults
}

const failed = (error: unknown) => [error instanceof Error ? error.message : String(error)]
finish('schema on an empty platform', await withFreshDatabase(check).catch(failed))
