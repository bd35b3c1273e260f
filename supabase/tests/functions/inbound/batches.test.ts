import { beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { endState, ledgerOf } from './_support/end-state.ts'
import { type Business, envelope, metadataOf, reported, written } from './_support/events.ts'
import { businessOf, deliver, untilApplied } from './_support/posting.ts'

const T0 = 1_795_000_000
const unique = () => crypto.randomUUID()

/** Three entries of five messages each, from fifteen people, and forty statuses, two of messages that nobody knows. */
function bigBody(business: Business, shuffle = false, marker = 'big'): string {
  const echoes = Array.from({ length: 10 }, (_, n) => ({
    from: business.display.slice(1),
    to: `2010555${String(n).padStart(5, '0')}`,
    id: `wamid.${marker}.out.${n}`,
    timestamp: String(T0 + n),
    type: 'text',
    text: { body: `answer ${n}` },
  }))
  const statuses = Array.from({ length: 40 }, (_, n) => ({
    id: n < 38 ? `wamid.${marker}.out.${n % 10}` : `wamid.${marker}.nobody.${n}`,
    status: ['sent', 'delivered', 'read', 'played'][Math.floor(n / 10)] ?? 'sent',
    at: T0 + 100 + n,
  }))
  const entries = [0, 1, 2].map((entry) => ({
    id: business.wabaId,
    changes: [
      ...Array.from({ length: 5 }, (_, n) =>
        written(
          business,
          { wa_id: `2011777${String(entry * 5 + n).padStart(5, '0')}`, name: `person ${n}` },
          [{ id: `wamid.${marker}.in.${entry}.${n}`, at: T0 + entry * 5 + n }],
        ),
      ),
      ...(entry === 0
        ? [
            {
              field: 'smb_message_echoes',
              value: {
                messaging_product: 'whatsapp',
                metadata: metadataOf(business),
                message_echoes: echoes,
              },
            },
          ]
        : []),
      ...(entry === 1 ? [reported(business, statuses.slice(0, 15))] : []),
      ...(entry === 2 ? [reported(business, statuses.slice(15))] : []),
    ],
  }))
  if (shuffle) {
    entries.sort(() => Math.random() - 0.5)
    for (const { changes } of entries) changes.sort(() => Math.random() - 0.5)
  }
  return JSON.stringify({ object: 'whatsapp_business_account', entry: entries })
}

describe('a POST with many updates', () => {
  let world: World
  let expected: Awaited<ReturnType<typeof endState>>

  beforeAll(async () => {
    world = await makeWorld()
  })

  test('T1, A5: three entries, fifteen messages, ten echoes and forty statuses are each done once', async () => {
    await untilApplied([await deliver(bigBody(businessOf(world)))])
    expected = await endState(sql, world.projectId)
    expect(expected.messages).toHaveLength(25)
    expect(expected.conversations).toHaveLength(25)
    expect(expected.statuses).toHaveLength(38)
    expect(expected.parked.map(({ wamid }) => wamid)).toEqual(['wamid.big.nobody.38', 'wamid.big.nobody.39'])
    expect(expected.told).toEqual([{ type: 'message.received', n: 25 }])
    expect(await ledgerOf(sql, world.phoneNumberId)).toEqual({
      received: 65,
      processed: 65,
      duplicate: 0,
      parked: 0,
      failed: 0,
    })
    const unread = await sql`select sum(unread_count)::integer as n from public.conversations
      where project_id = ${world.projectId}`
    expect(unread[0]?.n).toBe(15)
  })

  test('T2, A4: the same seven times at once, equal and shuffled, changes nothing', async () => {
    const business = businessOf(world)
    const bodies = [
      ...Array(3).fill(bigBody(business)),
      ...Array.from({ length: 4 }, () => bigBody(business, true)),
    ]
    await untilApplied(await Promise.all(bodies.map(deliver)))
    expect(await endState(sql, world.projectId)).toEqual(expected)
    const ledger = await ledgerOf(sql, world.phoneNumberId)
    expect(ledger).toMatchObject({ processed: 65, parked: 0, failed: 0 })
    expect(ledger.received).toBe(ledger.processed + ledger.duplicate)
  })

  test('A14: a thousand messages of a minute are all there, and the backlog was visible', async () => {
    const crowd = await makeWorld([])
    const business = businessOf(crowd)
    const started = performance.now()
    const ids = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        deliver(
          envelope(
            [
              written(
                business,
                { wa_id: `2012000${String(n % 40).padStart(5, '0')}` },
                Array.from({ length: 5 }, (_, m) => ({ id: `wamid.${unique()}`, at: T0 + n * 5 + m })),
              ),
            ],
            business.wabaId,
          ),
        ),
      ),
    )
    await untilApplied(ids, 40_000)
    expect(performance.now() - started).toBeLessThan(60_000)
    const [row] = await sql`
      select count(*)::integer as messages, count(distinct conversation_id)::integer as conversations
      from public.messages where project_id = ${crowd.projectId}`
    expect({ ...row }).toEqual({ messages: 1000, conversations: 40 })
  }, 60_000)

  test('one bad update among a thousand is set aside alone', async () => {
    const bad = await makeWorld([])
    const business = businessOf(bad)
    const change = written(
      business,
      { wa_id: '201055500001' },
      Array.from({ length: 999 }, (_, n) => ({ id: `wamid.${unique()}`, at: T0 + n })),
    )
    ;(change.value.messages as unknown[]).splice(500, 0, { id: 7, type: [] })
    const id = await deliver(envelope([change], business.wabaId))
    await untilApplied([id], 45_000)
    expect(await ledgerOf(sql, bad.phoneNumberId)).toEqual({
      received: 1000,
      processed: 999,
      duplicate: 0,
      parked: 0,
      failed: 1,
    })
    const set = await sql`select position, reason, error from public.parked_updates where event_id = ${id}`
    expect(set.map((row) => ({ ...row }))).toEqual([
      { position: 500, reason: 'failed', error: expect.stringContaining('id') },
    ])
  }, 75_000)
})

describe('ledger and replay, through the API', () => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(['admin', 'agent'])
  })

  const lineOf = (body: unknown, numberId: string) =>
    (body as { data: { number_id: string }[] }).data.find((line) => line.number_id === numberId)

  test('an admin reads that received is the sum of all fates, and difference is 0', async () => {
    const business = businessOf(world)
    await untilApplied([
      await deliver(
        envelope([written(business, { wa_id: '201055500002' }, [{ id: `wamid.${unique()}`, at: T0 }])]),
      ),
    ])
    const admin = await signIn('admin')
    const answer = await admin.call('GET', `/queue/ledger?number=${world.numberId}`)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ difference: 0 })
    expect(lineOf(answer.body, world.numberId)).toMatchObject({
      received: 1,
      processed: 1,
      difference: 0,
      events: 1,
    })
    const later = await admin.call('GET', `/queue/ledger?number=${world.numberId}&from=2999-01-01T00:00:00Z`)
    expect(lineOf(later.body, world.numberId)).toMatchObject({ received: 0, events: 0 })
  })

  test('agents, and admins of other projects, do not read it', async () => {
    const agent = await signIn('agent')
    const alone = await makeWorld(['agent'])
    expect((await agent.call('GET', `/queue/ledger?number=${alone.numberId}`)).status).toBe(403)
    const admin = await signIn('admin')
    const others = await makeWorld(['owner'])
    expect((await admin.call('GET', `/queue/ledger?number=${others.numberId}`)).status).toBe(404)
  })

  test('a replay repeats no side effect: rows, counters, events and ledger stay', async () => {
    const business = businessOf(world)
    const body = envelope(
      [
        written(business, { wa_id: '201055500003', name: 'منى' }, [
          { id: `wamid.${unique()}`, at: T0 },
          { id: `wamid.${unique()}`, at: T0 + 5, text: { body: 'إيقاف' } },
          {
            id: `wamid.${unique()}`,
            at: T0 + 9,
            type: 'image',
            image: { id: `9${Date.now()}`, mime_type: 'image/jpeg' },
          },
        ]),
      ],
      business.wabaId,
    )
    const id = await deliver(body)
    await untilApplied([id])
    // The file does not exist at Meta; what is retried there is no effect of ours.
    const stateOf = async () => ({ ...(await endState(sql, world.projectId)), files: [] })
    const before = await stateOf()
    const admin = await signIn('admin')
    for (const filter of [
      { event_ids: [id] },
      { number: world.numberId },
      { number: world.numberId, from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' },
    ]) {
      const answer = await admin.call('POST', '/queue/replay', { body: filter })
      expect(answer).toMatchObject({ status: 200 })
      expect((answer.body as { count: number }).count).toBeGreaterThan(0)
      await vi.waitFor(async () => {
        const waiting = await sql`
          select 1 from public.webhook_events as w join public.webhook_ledger as l on l.event_id = w.id
          where l.phone_number_id = ${world.phoneNumberId} and w.state = 'received'`
        expect(waiting).toHaveLength(0)
      }, 15_000)
    }
    expect(await stateOf()).toEqual(before)
    expect(await ledgerOf(sql, world.phoneNumberId)).toMatchObject({ duplicate: 0, parked: 0, failed: 0 })
  })

  test('nobody replays what is not his: agents are refused, strangers reach nothing', async () => {
    const others = await makeWorld(['owner'])
    const business = businessOf(others)
    const id = await deliver(
      envelope(
        [written(business, { wa_id: '201055500004' }, [{ id: `wamid.${unique()}`, at: T0 }])],
        business.wabaId,
      ),
    )
    await untilApplied([id])
    const admin = await signIn('admin')
    expect((await admin.call('POST', '/queue/replay', { body: { event_ids: [id] } })).body).toEqual({
      count: 0,
    })
    const viewer = await signIn('viewer')
    const own = await makeWorld(['viewer'])
    const answer = await viewer.call('POST', '/queue/replay', { body: { number: own.numberId } })
    expect(answer.status).toBe(403)
    expect((await admin.call('POST', '/queue/replay', { body: {} })).status).toBe(422)
  })

  test('A6: a message for an unknown number is kept, shown to the operator, and applied when the number is registered', async () => {
    const business = { phoneNumberId: `7${Date.now()}1`, display: '+201099900011', wabaId: world.wabaId }
    const wamid = `wamid.${unique()}`
    const id = await deliver(
      envelope([written(business, { wa_id: '201055500005' }, [{ id: wamid, at: T0 }])], business.wabaId),
    )
    await untilApplied([id])
    const admin = await signIn('admin')
    const answer = await admin.call('GET', '/queue/unrouted')
    const lines = (answer.body as { data: Record<string, unknown>[] }).data
    expect(lines.find((line) => line.phone_number_id === business.phoneNumberId)).toMatchObject({
      updates: 1,
      kinds: ['message'],
      waba_id: world.wabaId,
    })
    expect(JSON.stringify(lines)).not.toContain('201055500005')

    await sql`
      insert into public.whatsapp_numbers (project_id, business_account_id, phone_number_id, display_phone_number, status)
      select project_id, business_account_id, ${business.phoneNumberId}, ${business.display}, 'CONNECTED'
      from public.whatsapp_numbers where id = ${world.numberId}`
    await vi.waitFor(
      async () => {
        const [message] = await sql`select origin from public.messages where wamid = ${wamid}`
        expect(message).toMatchObject({ origin: 'live' })
      },
      { timeout: 15_000, interval: 100 },
    )
    expect(await ledgerOf(sql, business.phoneNumberId)).toMatchObject({
      received: 1,
      processed: 1,
      parked: 0,
    })
    const after = await admin.call('GET', '/queue/unrouted')
    expect(JSON.stringify(after.body)).not.toContain(business.phoneNumberId)
  }, 40_000)
})
