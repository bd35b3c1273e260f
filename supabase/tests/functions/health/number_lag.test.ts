import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startWorkingHub, type Tenant, type WorkingHub } from '../../../../soak/_support/work.ts'
import { Health } from '../../../functions/_shared/contracts/health.ts'
import { app } from '../../../functions/health/app.ts'
import { envelope, written } from '../inbound/_support/events.ts'

// A hub of its own: one that is late would be late for the tests beside it.
let hub: WorkingHub
let tenant: Tenant

beforeAll(async () => {
  hub = await startWorkingHub({
    WHATSAPP_APP_SECRET: 'a-secret-of-the-test',
    WHATSAPP_WEBHOOK_VERIFY_TOKEN: 'a-token-of-the-test',
  })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await hub.sql`
    select vault.create_secret(s.value, s.name)
    from (values ('project_url', 'http://127.0.0.1:9'), ('queue_secret', 'x')) as s (name, value)
    where not exists (select 1 from vault.secrets as known where known.name = s.name)`
  tenant = await hub.makeTenant()
})
afterAll(() => hub?.stop())

async function read() {
  const response = await app.request('/health')
  const health = Health.parse(await response.json())
  return {
    status: response.status,
    health,
    lag: health.numbers.find((one) => one.number_id === tenant.numberId),
  }
}

const post = (id: string, at: number) =>
  hub.receive([envelope([written(tenant, { wa_id: '201555123456' }, [{ id, at }])], tenant.wabaId)])

test('both lags of a number are shown: how long work took, and how far behind Meta it was', async () => {
  await post('wamid.1', Math.floor(Date.now() / 1000) - 30)
  await hub.work()
  const { status, health, lag } = await read()
  expect(status).toBe(200)
  expect(health.status).toBe('ok')
  expect(lag).toMatchObject({ updates: 1, is_late: false })
  expect(lag?.took_seconds).toBeLessThan(10)
  expect(lag?.behind_seconds).toBeGreaterThanOrEqual(29)
})

test('A58, A14: past the limit health answers 503 and names the number, also when nobody works', async () => {
  await post('wamid.2', Math.floor(Date.now() / 1000))
  const { lag_limit_seconds } = (await read()).health
  await hub.sql`
    update pgmq.q_inbound set enqueued_at = now() - make_interval(secs => ${lag_limit_seconds + 5})`
  const late = await read()
  expect(late.status).toBe(503)
  expect(late.health.status).toBe('behind')
  expect(late.lag).toMatchObject({ is_late: true })
  expect(late.lag?.took_seconds).toBeGreaterThanOrEqual(lag_limit_seconds + 5)
})

test('what took too long counts for a quarter of an hour, what Meta brought late does not', async () => {
  await hub.work()
  await post('wamid.3', Math.floor(Date.now() / 1000) - 86_400)
  await hub.work()
  const well = await read()
  expect(well.status).toBe(200)
  expect(well.lag?.behind_seconds).toBeGreaterThan(1000)
  await hub.sql`update public.webhook_ledger set received_at = received_at - interval '2 minutes'`
  expect(await read()).toMatchObject({ status: 503, health: { status: 'behind' } })
  await hub.sql`update public.webhook_ledger set applied_at = applied_at - interval '20 minutes'`
  expect(await read()).toMatchObject({ status: 200, health: { status: 'ok', numbers: [] } })
})

test('working once more on what came long ago is not lateness', async () => {
  const [event] = await hub.sql<{ id: string }[]>`
    update public.webhook_events set received_at = now() - interval '3 days' where true returning id`
  await hub.sql`select private.requeue_events(array[${event?.id ?? ''}]::uuid[])`
  expect(await read()).toMatchObject({ status: 200, health: { status: 'ok' } })
})
