// Supabase's advisors, as `supabase db advisors` runs them, find nothing above INFO.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'

test('supabase db advisors finds nothing above INFO', { timeout: 120_000 }, async () => {
  const cli = createRequire(import.meta.url).resolve('supabase/dist/supabase.js')
  // The CLI keeps a home of its own, and the server has no TLS.
  const home = await mkdtemp(join(tmpdir(), 'whatsapp-hub-advisors-'))
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [cli, 'db', 'advisors', '--level', 'warn', '--fail-on', 'warn', `--remote=${inject('stack').db_url}`],
      {
        cwd: home,
        env: { ...process.env, HOME: home, PGSSLMODE: 'disable', NO_COLOR: '1', DO_NOT_TRACK: '1' },
      },
    )
    expect(`${stdout}${stderr}`).toContain('No issues found')
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})
