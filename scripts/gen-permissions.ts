// Makes docs/permissions.md and the database's tests of the matrix of permissions. `--check` fails when they are not current.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ACTS } from '../supabase/functions/_shared/contracts/permissions.ts'
import { finish, fromRoot, root } from './_support/project.ts'
import { completenessPgtap, domains, permissionsPage, pgtapOf } from './permissions/matrix.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
const folder = join(root, 'supabase/tests/database/matrix')

const wanted = new Map<string, string>([
  [join(root, 'docs/permissions.md'), permissionsPage(ACTS)],
  [join(folder, 'tables.test.sql'), completenessPgtap()],
  ...[...domains()].map(([domain, tables]): [string, string] => [
    join(folder, `${domain}.test.sql`),
    pgtapOf(domain, tables),
  ]),
])
const present = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
const left = present.filter((path) => !wanted.has(path))

if (values.check) {
  const faults = [...wanted]
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
    .map(([path]) => `${fromRoot(path)} is not what the matrix says: run npm run gen:permissions`)
  finish('permissions', [...faults, ...left.map((path) => `${fromRoot(path)} belongs to no domain`)])
} else {
  for (const path of left) rmSync(path)
  for (const [path, text] of wanted) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  console.log(`permissions: ${wanted.size} files`)
}
