import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkingHub, type Tenant, type WorkingHub } from '../../../../soak/_support/work.ts'
import { endState, ledgerOf } from './_support/end-state.ts'
import {
  type Change,
  envelope,
  FIXTURES,
  fixture,
  metadataOf,
  reported,
  spokenTo,
  written,
} from './_support/events.ts'

/*
 * Meta delivers in any order and as often as it likes. These tests run the queue function's own code on a database of
 * their own, so that they decide what is delivered when.
 */

let hub: WorkingHub
beforeAll(async () => {
  hub = await startWorkingHub()
}, 120_000)
afterAll(() => hub?.stop())

const T0 = 1_795_000_000
const customer = { wa_id: '201112223334', name: 'منى' }

/** Delivers changes, each in a POST of its own, with the queue worked off after every `every`. */
async function deliver(tenant: Tenant, changes: Change[], every = 1): Promise<void> {
  for (let start = 0; start < changes.length; start += every) {
    const bodies = changes.slice(start, start + every).map((change) => envelope([change], tenant.wabaId))
    await hub.receive(bodies)
    await hub.work()
  }
}

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  )
}

function echo(tenant: Tenant, id: string, at: number, rest: Record<string, unknown> = {}): Change {
  return {
    field: 'smb_message_echoes',
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(tenant),
      message_echoes: [
        {
          from: tenant.display.replace('+', ''),
          to: customer.wa_id,
          id,
          timestamp: String(at),
          type: 'text',
          text: { body: `text of ${id}` },
          ...rest,
        },
      ],
    },
  }
}

describe('statuses', () => {
  const statuses = ['sent', 'delivered', 'read', 'failed'] as const
  const orders = permutations([...statuses])

  test('T4: all 24 orders of four statuses, after, before and around the message, end in one state', async () => {
    const states: unknown[] = []
    const cases = orders.flatMap((order) => [0, 2, 4].map((place) => ({ order, place })))
    // Each case is a number of its own; all of them are worked on together, which is what a real batch is.
    const tenants: Tenant[] = []
    for (let index = 0; index < cases.length; index += 1) tenants.push(await hub.makeTenant())
    for (let step = 0; step < 5; step += 1) {
      const bodies = cases.map(({ order, place }, index) => {
        const tenant = tenants[index] as Tenant
        const status = order[step > place ? step - 1 : step]
        const change =
          step === place
            ? echo(tenant, 'wamid.one', T0)
            : reported(tenant, [
                {
                  id: 'wamid.one',
                  status: status ?? 'sent',
                  at: T0 + statuses.indexOf(status ?? 'sent') + 1,
                  recipient_id: customer.wa_id,
                  ...(status === 'failed' ? { errors: [{ code: 131026, title: 'Undeliverable' }] } : {}),
                },
              ])
        return envelope([change], tenant.wabaId)
      })
      await hub.receive(bodies)
      await hub.work()
    }
    for (const { projectId } of tenants) states.push(await endState(hub.sql, projectId))
    expect(states[0]).toMatchObject({
      messages: [{ status: 'read', error_code: '131026' }],
      parked: [],
      conversations: [{ last_message_status: 'read' }],
    })
    const [message] = (states[0] as Awaited<ReturnType<typeof endState>>).messages
    for (const at of ['sent_at', 'delivered_at', 'read_at', 'failed_at']) expect(message?.[at]).not.toBeNull()
    for (const state of states) expect(state).toEqual(states[0])
  }, 60_000)

  test('A7: a message never goes backwards, and failed keeps code and reason', async () => {
    const tenant = await hub.makeTenant()
    const report = (status: string, at: number, rest = {}) =>
      reported(tenant, [{ id: 'wamid.a7', status, at, ...rest }])
    await deliver(tenant, [
      echo(tenant, 'wamid.a7', T0),
      report('read', T0 + 9),
      report('delivered', T0 + 5),
      report('sent', T0 + 1),
    ])
    const errors = [
      { code: 131049, title: 'Not delivered', error_data: { details: 'to keep things healthy' } },
    ]
    await deliver(tenant, [
      echo(tenant, 'wamid.failed', T0 + 20),
      reported(tenant, [{ id: 'wamid.failed', status: 'failed', at: T0 + 21, errors }]),
      reported(tenant, [{ id: 'wamid.failed', status: 'sent', at: T0 + 20 }]),
    ])
    const rows = await hub.sql`
      select wamid, status, error_code, error_details, extract(epoch from delivered_at)::integer as delivered
      from public.messages where project_id = ${tenant.projectId} order by wamid`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { wamid: 'wamid.a7', status: 'read', error_code: null, error_details: null, delivered: T0 + 5 },
      {
        wamid: 'wamid.failed',
        status: 'failed',
        error_code: '131049',
        error_details: 'to keep things healthy',
        delivered: null,
      },
    ])
  })

  test('a message that fails after it was sent is told of once, however often Meta says so', async () => {
    const tenant = await hub.makeTenant()
    await deliver(tenant, [written(tenant, customer, [{ id: 'wamid.hello', at: T0 }])])
    await hub.sql`
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text
      )
      select m.project_id, m.conversation_id, m.contact_id, m.whatsapp_number_id, 'wamid.auto.' || n, 'outbound',
        'text', 'sent', 'an automatic answer'
      from public.messages as m, generate_series(1, 3) as n where m.project_id = ${tenant.projectId}`
    const failed = (n: number, again: number) =>
      reported(tenant, [
        {
          id: `wamid.auto.${n}`,
          status: 'failed',
          at: T0 + 5,
          errors: [{ code: n === 3 ? 131047 : 131026, title: 'Undeliverable', again }],
        },
      ])
    await deliver(tenant, [failed(1, 0), failed(1, 1), failed(2, 0), failed(3, 0)])
    const told = await hub.sql`
      select n.kind, n.link, n.data ->> 'code' as code, m.wamid
      from public.notifications as n join public.messages as m on m.id = (n.data ->> 'message_id')::uuid
      where n.project_id = ${tenant.projectId} order by m.wamid`
    const link = told[0]?.link
    expect(link).toMatch(/^\/inbox\//)
    // Automatic ones, of nobody: the admin has one notice for each reason.
    expect(told.map((row) => ({ ...row }))).toEqual([
      { kind: 'message_failed', link, code: '131026', wamid: 'wamid.auto.1' },
      { kind: 'message_failed', link, code: '131047', wamid: 'wamid.auto.3' },
    ])
  })

  test('a status of a message that never comes stays parked, once, and is no loss', async () => {
    const tenant = await hub.makeTenant()
    const change = reported(tenant, [{ id: 'wamid.unknown', status: 'delivered', at: T0 }])
    await deliver(tenant, [change, { ...change, value: { ...change.value, again: true } }])
    expect((await endState(hub.sql, tenant.projectId)).parked).toHaveLength(1)
    expect(await ledgerOf(hub.sql, tenant.phoneNumberId)).toEqual({
      received: 2,
      processed: 1,
      duplicate: 1,
      parked: 0,
      failed: 0,
    })
  })
})

test('every event that Meta can send has its effect or is kept, and words nobody knows are counted', async () => {
  const tenant = await hub.makeTenant()
  const bodies = FIXTURES.map((name) =>
    envelope([fixture(name, spokenTo(tenant, customer.wa_id))], tenant.wabaId, T0),
  )
  const ids = await hub.receive(bodies)
  await hub.work()
  // Of the account, without a number, too: all of them.
  const [ledger] = await hub.sql`
    select count(distinct event_id)::integer as events, sum(failed)::integer as failed, sum(parked)::integer as parked
    from public.webhook_ledger where event_id = any (${ids})`
  expect({ ...ledger }).toEqual({ events: FIXTURES.length, failed: 0, parked: 0 })
  const unknown = await hub.sql`
    select kind, name, seen::integer from public.webhook_unknowns
    where name in ('never_seen_field', 'poll_vote', 'warned') order by kind`
  expect(unknown.map((row) => ({ ...row }))).toEqual([
    { kind: 'field', name: 'never_seen_field', seen: 1 },
    { kind: 'message_type', name: 'poll_vote', seen: 1 },
    { kind: 'status', name: 'warned', seen: 1 },
  ])
})

/** A day in a conversation: every event whose order could matter, each at a moment of its own. */
function story(tenant: Tenant): Change[] {
  const them = (id: string, at: number, rest: Record<string, unknown> = {}) =>
    written(tenant, customer, [{ id, at: T0 + at, ...rest }])
  const report = (id: string, status: string, at: number, rest: Record<string, unknown> = {}) =>
    reported(tenant, [{ id, status, at: T0 + at, recipient_id: customer.wa_id, ...rest }])
  return [
    them('wamid.1', 1),
    them('wamid.2', 60, { context: { id: 'wamid.1' } }),
    them('wamid.edit', 70, {
      type: 'edit',
      edit: { original_message_id: 'wamid.2', message: { type: 'text', text: { body: 'better' } } },
    }),
    them('wamid.edit2', 80, {
      type: 'edit',
      edit: { original_message_id: 'wamid.2', message: { type: 'text', text: { body: 'best' } } },
    }),
    them('wamid.revoke', 90, { type: 'revoke', revoke: { original_message_id: 'wamid.1' } }),
    echo(tenant, 'wamid.answer', T0 + 100),
    report('wamid.answer', 'sent', 101, {
      recipient_user_id: 'EG.987654321',
      conversation: {
        id: 'c1',
        expiration_timestamp: `${T0 + 259_300}`,
        origin: { type: 'referral_conversion' },
      },
    }),
    report('wamid.answer', 'delivered', 103, { pricing: { type: 'regular', category: 'service' } }),
    report('wamid.answer', 'read', 110),
    them('wamid.heart', 120, { type: 'reaction', reaction: { message_id: 'wamid.answer', emoji: '❤️' } }),
    them('wamid.photo', 130, {
      type: 'image',
      image: { id: '9000000001', mime_type: 'image/jpeg', caption: 'صورة' },
    }),
    them('wamid.stop', 140, { text: { body: 'إيقاف' } }),
    echo(tenant, 'wamid.answer2', T0 + 150),
    report('wamid.answer2', 'failed', 152, { errors: [{ code: 131026, title: 'Undeliverable' }] }),
    them('wamid.last', 160),
    them('wamid.permission', 165, {
      type: 'interactive',
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: { response: 'accept', expiration_timestamp: T0 + 600_000 },
      },
    }),
    them('wamid.new', 170, { type: 'never_seen', never_seen: { what: 1 } }),
    {
      field: 'user_preferences',
      value: {
        metadata: metadataOf(tenant),
        user_preferences: [
          { wa_id: customer.wa_id, category: 'marketing_messages', value: 'stop', timestamp: T0 + 180 },
        ],
      },
    },
  ]
}

describe('any interleaving', () => {
  test('property: whatever the order, the batches and the repetitions, the end is the same', async () => {
    const reference = await hub.makeTenant()
    await deliver(reference, story(reference), 1)
    const expected = await endState(hub.sql, reference.projectId)
    expect(expected.conversations).toMatchObject([
      {
        unread_count: 7,
        last_wamid: 'wamid.new',
        status: 'open',
        mode: 'manual',
        free_entry_expires_at: new Date((T0 + 259_300) * 1000).toISOString(),
        known_as: expect.arrayContaining(['bsuid EG.987654321']),
      },
    ])
    expect(expected.messages.find(({ wamid }) => wamid === 'wamid.2')).toMatchObject({ text: 'best' })

    const size = story(reference).length
    await fc.assert(
      fc.asyncProperty(
        // Places in the story, each at least once, some again.
        fc
          .tuple(
            fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }),
            fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size * 2)), { maxLength: 6 }),
          )
          .map(([order, again]) => {
            const places = [...order]
            for (const [event, place] of again) places.splice(place % (places.length + 1), 0, event)
            return places
          }),
        fc.integer({ min: 1, max: 30 }),
        async (places, every) => {
          const tenant = await hub.makeTenant()
          const events = story(tenant)
          // Another body each time, or the ledger would only count a delivery.
          const changes = places.map((place, index) => {
            const change = events[place] as Change
            return { ...change, value: { ...change.value, delivery: index } }
          })
          await deliver(tenant, changes, every)
          expect(await endState(hub.sql, tenant.projectId)).toEqual(expected)
          const { received, processed, duplicate, parked, failed } = await ledgerOf(
            hub.sql,
            tenant.phoneNumberId,
          )
          expect({ received, parked, failed }).toEqual({ received: places.length, parked: 0, failed: 0 })
          expect(processed + duplicate).toBe(places.length)
          expect(processed).toBe(size)
        },
      ),
      { numRuns: 8 },
    )
  }, 90_000)
})
