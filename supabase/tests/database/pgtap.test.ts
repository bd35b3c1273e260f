// Runs each pgTAP file of this folder as one test, as `supabase test db` would: a session of its own, with pgTAP loaded.
import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { readTap } from './_support/tap.ts'

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .sort()

function connect() {
  return postgres(inject('stack').db_url, {
    max: 1,
    onnotice: () => {},
    connection: { search_path: '"$user", public, extensions' },
  })
}

/** Names the line of the file in the message of an error of Postgres. */
function withLine(error: unknown, sql: string): unknown {
  const position = Number((error as { position?: string }).position)
  if (!(error instanceof Error) || !position) return error
  const line = sql.slice(0, position).split('\n').length
  return new Error(`line ${line}: ${error.message}`, { cause: error })
}

/** Everything a file prints: the first column of every row of every statement. */
async function run(sql: string): Promise<string> {
  const connection = connect()
  try {
    const results = await connection.unsafe(sql).simple()
    const statements = (Array.isArray(results[0]) ? results : [results]) as Record<string, unknown>[][]
    return statements.flatMap((rows) => rows.map((row) => String(Object.values(row)[0] ?? ''))).join('\n')
  } catch (error) {
    throw withLine(error, sql)
  } finally {
    await connection.end()
  }
}

describe('pgTAP', () => {
  beforeAll(async () => {
    const connection = connect()
    await connection`create extension if not exists pgtap with schema extensions`
    await connection.end()
  })

  test('there are files to run', () => {
    expect(files.length).toBeGreaterThan(0)
  })

  test.each(files)('%s', async (name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    // What one file leaves behind changes what the next one sees. 000_ files make the helpers that all others use.
    if (!/(^|\/)000_/.test(name)) expect(sql).toMatch(/^begin;$[\s\S]*^rollback;\s*$/m)
    const { faults } = readTap(await run(sql))
    expect(faults.join('\n\n')).toBe('')
  })
})
