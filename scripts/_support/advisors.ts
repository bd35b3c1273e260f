import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { root } from './project.ts'

const run = promisify(execFile)

type Finding = { name: string; level: 'INFO' | 'WARN' | 'ERROR'; detail: string }

/** A fresh database has used no index and holds no dead rows; every other remark is a fault, an INFO too. */
const IGNORED = new Set(['unused_index', 'table_bloat'])

/** What Supabase's security and performance advisors find in this database. */
export async function advisorFaults(databaseUrl: string): Promise<string[]> {
  const cli = join(root, 'node_modules/.bin/supabase')
  const args = [
    'db',
    'advisors',
    `--remote=${databaseUrl}`,
    '--type=all',
    '--level=info',
    '--output-format=json',
  ]
  const { stdout } = await run(process.execPath, [cli, ...args], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PGSSLMODE: 'disable', DO_NOT_TRACK: '1' },
  })
  const { results } = JSON.parse(stdout) as { results?: Finding[] }
  if (!Array.isArray(results))
    throw new Error(`the advisors answered something unknown: ${stdout.slice(0, 300)}`)
  return results
    .filter(({ name }) => !IGNORED.has(name))
    .map(({ name, level, detail }) => `advisor ${level} ${name}: ${detail}`)
}
