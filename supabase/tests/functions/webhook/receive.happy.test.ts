import { Buffer } from 'node:buffer'
import { expect, test, vi } from 'vitest'
import { WebhookEventStored } from '../../../functions/_shared/contracts/webhook.ts'
import { sql } from '../_support/database.ts'
import { post, storedEvents, uniqueBody } from '../_support/webhook.ts'

test('A3: a signed event is stored byte for byte and answered within 2 s', async () => {
  const body = uniqueBody().replace('سلام', '\\u0633\\u0644\\u0627\\u0645 \\/ ')
  const started = performance.now()
  const response = await post(body)
  expect(response.status).toBe(200)
  expect(performance.now() - started).toBeLessThan(2000)
  const answer = WebhookEventStored.parse(await response.json())
  const events = await storedEvents(body)
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ id: answer.event_id, app: 'default', deliveries: 1 })
  expect(events[0]?.body.toString()).toBe(body)
})

test('A3: what was stored was queued with it, and a worker takes it up', async () => {
  const body = uniqueBody()
  expect((await post(body)).status).toBe(200)
  await vi.waitFor(async () => expect((await storedEvents(body))[0]?.state).not.toBe('received'), {
    timeout: 15_000,
    interval: 50,
  })
})

test('malformed JSON that Meta has signed is kept, for a person to look at', async () => {
  const body = `{"object":"whatsapp_business_account","entry":[${crypto.randomUUID()}`
  expect((await post(body)).status).toBe(200)
  expect(await storedEvents(body)).toHaveLength(1)
})

test('bytes that are no text are kept as they came', async () => {
  const body = Buffer.from(`00ff80${crypto.randomUUID().replaceAll('-', '')}`, 'hex')
  expect((await post(body)).status).toBe(200)
  expect((await storedEvents(body))[0]?.body.equals(body)).toBe(true)
})

test('a payload just under 3 MB is taken', async () => {
  const body = Buffer.from(uniqueBody('ب'.repeat(700_000)) + ' '.repeat(1_700_000))
  expect(body.length).toBeGreaterThan(3_100_000)
  expect((await post(body)).status).toBe(200)
  expect(await storedEvents(body)).toHaveLength(1)
})

test('many deliveries at once are each stored and answered', async () => {
  const bodies = Array.from({ length: 120 }, () => uniqueBody())
  const responses = await Promise.all(bodies.map((body) => post(body)))
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]))
  const ids = await Promise.all(responses.map(async (response) => (await response.json()).event_id))
  const rows = await sql<{ id: string; body: Buffer }[]>`
    select id, body from public.webhook_events where id = any (${ids}::uuid[])`
  const stored = new Map(rows.map(({ id, body }) => [id, body.toString()]))
  expect(ids.map((id) => stored.get(id))).toEqual(bodies)
})
