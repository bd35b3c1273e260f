import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Health } from '../../../functions/_shared/contracts/health.ts'
import { closeServiceDatabase } from '../../../functions/_shared/runtime/database.ts'
import { app } from '../../../functions/health/app.ts'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubEnv('SUPABASE_URL', stack.api_url)
  vi.stubEnv('SUPABASE_DB_URL', stack.db_url)
  vi.stubEnv('WHATSAPP_APP_SECRET', stack.app_secret)
  vi.stubEnv('WHATSAPP_WEBHOOK_VERIFY_TOKEN', stack.verify_token)
  vi.stubEnv('QUEUE_SECRET', stack.queue_secret)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await closeServiceDatabase()
})

async function read() {
  const response = await app.request('/health')
  return { status: response.status, health: Health.parse(await response.json()) }
}

test('A58: with everything set it is well', async () => {
  expect(await read()).toMatchObject({ status: 200, health: { status: 'ok', missing: [] } })
})

test('A58: while the database is down it says so with 503', async () => {
  vi.stubEnv('SUPABASE_DB_URL', 'postgres://postgres@127.0.0.1:9/postgres')
  const { status, health } = await read()
  expect(status).toBe(503)
  expect(health).toMatchObject({
    status: 'down',
    database: { reachable: false, latency_ms: null },
    queues: [],
  })
})

test.each(['WHATSAPP_APP_SECRET', 'WHATSAPP_WEBHOOK_VERIFY_TOKEN', 'QUEUE_SECRET'])(
  'A58: without %s it names it with 503',
  async (name) => {
    vi.stubEnv(name, '')
    const { status, health } = await read()
    expect(status).toBe(503)
    expect(health).toMatchObject({ status: 'misconfigured', missing: [{ name, where: 'environment' }] })
  },
)

test('A58: a secret that Vault lacks is named', async () => {
  const names: string[] = []
  await sql
    .begin(async (tx) => {
      await tx`delete from vault.secrets where name in ('project_url', 'queue_secret')`
      const rows = await tx<{ name: string }[]>`select name from private.missing_settings() order by name`
      names.push(...rows.map(({ name }) => name))
      throw new Error('undo')
    })
    .catch(() => undefined)
  expect(names).toEqual(['project_url', 'queue_secret'])
})
