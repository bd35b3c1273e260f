// How SQL looks, and what it must not say. Formatters break it (see docs/conventions.md), so it is written by hand and
// this looks after it. The lists are in .sqlstyle.json. `--fix` wraps long comments, descriptions, indexes and policies.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { filesBelow, finish, fromRoot, root } from './_support/project.ts'
import { type SqlStyle, styleFaults } from './sql-style/rules.ts'
import { wrapLongLines } from './sql-style/wrap.ts'

const style: SqlStyle = JSON.parse(readFileSync(join(root, '.sqlstyle.json'), 'utf8'))
// What a script writes is checked by comparing it with what the script writes.
const isWritten = (path: string) => !style.generated.some((folder) => path.startsWith(folder))
const files = filesBelow(join(root, 'supabase'), '.sql').map(fromRoot).filter(isWritten)

if (process.argv.includes('--fix')) {
  for (const path of files) {
    const sql = readFileSync(join(root, path), 'utf8')
    const wrapped = wrapLongLines(sql, style.maxColumns)
    if (wrapped !== sql) writeFileSync(join(root, path), wrapped)
  }
}

const faults = files.flatMap((path) => styleFaults(path, readFileSync(join(root, path), 'utf8'), style))

const stamps = files.filter((path) => path.includes('/migrations/')).map((path) => path.match(/\d{14}/)?.[0])
const repeated = stamps.filter((stamp, index) => stamps.indexOf(stamp) !== index)
faults.push(...repeated.map((stamp) => `supabase/migrations: two files begin with ${stamp}`))
if (files.length === 0) faults.push('supabase: no SQL was found')

finish(`SQL style of ${files.length} files`, faults)
