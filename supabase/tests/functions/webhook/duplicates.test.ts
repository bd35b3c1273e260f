import { beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../_support/database.ts'
import { postWebhook } from '../_support/graph.ts'
import { post, storedEvents, uniqueBody } from '../_support/webhook.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

function messageTo(
  { phoneNumberId, displayPhoneNumber, wabaId }: World,
  wamid: string,
  from: string,
): string {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: displayPhoneNumber.slice(1), phone_number_id: phoneNumberId },
    contacts: [{ profile: { name: 'منى' }, wa_id: from }],
    messages: [
      {
        from,
        id: wamid,
        timestamp: `${Math.floor(Date.now() / 1000)}`,
        type: 'text',
        text: { body: 'مرحبا' },
      },
    ],
  }
  const entry = [{ id: wabaId, changes: [{ field: 'messages', value }] }]
  return JSON.stringify({ object: 'whatsapp_business_account', entry })
}

test('A4: a payload that is delivered again is counted, not stored again', async () => {
  const body = uniqueBody()
  const first = await (await post(body)).json()
  const second = await (await post(body)).json()
  expect(first).toEqual({ event_id: second.event_id, duplicate: false })
  expect(second.duplicate).toBe(true)
  expect(await storedEvents(body)).toMatchObject([{ deliveries: 2 }])
})

test('A4: sixty deliveries at once of one payload make one event, one contact, one message', async () => {
  const wamid = `wamid.${crypto.randomUUID()}`
  const from = '201055500001'
  const body = messageTo(world, wamid, from)
  const { statuses } = await postWebhook({
    phone_number_id: world.phoneNumberId,
    body,
    copies: 60,
    concurrent: 20,
  })
  expect(statuses).toEqual({ 200: 60 })
  expect(await storedEvents(body)).toMatchObject([{ deliveries: 60 }])
  await vi.waitFor(async () => expect((await storedEvents(body))[0]?.state).toBe('processed'), {
    timeout: 15_000,
    interval: 50,
  })
  // Once more after it was processed: nothing of it happens again.
  expect((await post(body)).status).toBe(200)
  const [counts] = await sql`
    select
      (select count(*)::integer from public.messages where wamid = ${wamid}) as messages,
      (select count(*)::integer from public.contacts where project_id = ${world.projectId}) as contacts,
      (select unread_count from public.conversations where project_id = ${world.projectId}) as unread`
  expect(counts).toEqual({ messages: 1, contacts: 1, unread: 1 })
})

test('A4: one message inside two different payloads is one message', async () => {
  const wamid = `wamid.${crypto.randomUUID()}`
  const bodies = [0, 1].map((index) => messageTo(world, wamid, '201055500002') + ' '.repeat(index))
  await Promise.all(bodies.map((body) => post(body)))
  await vi.waitFor(
    async () => {
      const states = await Promise.all(bodies.map(async (body) => (await storedEvents(body))[0]?.state))
      expect(states).toEqual(['processed', 'processed'])
    },
    { timeout: 15_000, interval: 50 },
  )
  const rows = await sql`select count(*)::integer as messages from public.messages where wamid = ${wamid}`
  expect(rows[0]).toEqual({ messages: 1 })
})
