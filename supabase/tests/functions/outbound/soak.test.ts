// The small form of `npm run soak -- send`: nothing twice, nothing lost, nothing out of order, while one call in five fails
// in every way.
import { expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { graphRequests, misbehave, phoneMessages, registerNumber } from '../_support/graph.ts'
import { openWindowAtMeta } from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld } from '../_support/world.ts'

const PEOPLE = 40
const EACH = 5

const WAYS: ({ type: string } & Record<string, unknown>)[] = [
  { type: 'error', code: 130429 },
  { type: 'error', code: 131056 },
  { type: 'error', code: 131016 },
  { type: 'http', status: 502 },
  { type: 'timeout_after_accept', hang_ms: 300 },
  { type: 'delay', ms: 200, moment: 'after' },
]

test('200 messages to 40 people, one call in five failing: once, in order, none lost', {
  timeout: 60_000,
}, async () => {
  await sql`update private.queue_settings set retry_base_seconds = 0.3 where queue = 'outbound'`
  const world = await makeWorld()
  await registerNumber({
    phone_number_id: world.phoneNumberId,
    display_phone_number: world.displayPhoneNumber,
    waba_id: world.wabaId,
    verified_name: 'Soak',
  })
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => makeConversation(world)))
  await Promise.all(people.map(({ phone }) => openWindowAtMeta(world, phone)))
  for (const action of WAYS) {
    await misbehave({
      match: { phone_number_id: world.phoneNumberId, endpoint: 'messages.send' },
      action,
      probability: 0.2 / WAYS.length,
    })
  }
  await sql.begin(async (tx) => {
    const claims = JSON.stringify({ sub: world.members.agent, role: 'authenticated' })
    await tx`select set_config('request.jwt.claims', ${claims}, true)`
    await tx`
      select count(private.queue_message(
        c.id::uuid, 'text', jsonb_build_object('body', n::text), gen_random_uuid()::text, null, null, '{}'
      ))
      from generate_series(1, ${EACH}) as n
      cross join unnest(${people.map(({ conversationId }) => conversationId)}::text[]) as c (id)`
  })
  const headers = { 'x-queue-secret': stack.queue_secret }
  void fetch(`${stack.api_url}/functions/v1/queue/outbound`, { method: 'POST', headers }).catch(() => {})
  await expect
    .poll(
      async () =>
        (
          await sql`
          select status, count(*)::int from public.messages
          where project_id = ${world.projectId} and status not in ('delivered', 'read') group by status`
        ).map((row) => ({
          ...row,
        })),
      { timeout: 55_000, interval: 200 },
    )
    .toEqual([])

  const sends = await graphRequests({ endpoint: 'messages.send', phone_number_id: world.phoneNumberId })
  expect(sends.length).toBeGreaterThan(PEOPLE * EACH)
  for (const { phone } of people) {
    const arrived = await phoneMessages({
      customer: phone,
      phone_number_id: world.phoneNumberId,
      author: 'business',
    })
    const bodies = arrived.map(({ content }) => (content as { text: { body: string } }).text.body)
    expect(bodies).toEqual(['1', '2', '3', '4', '5'])
  }
  expect(await sql`select from private.outbox where project_id = ${world.projectId}`).toHaveLength(0)
})
