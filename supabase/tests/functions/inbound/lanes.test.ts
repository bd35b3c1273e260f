import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkingHub, type Tenant, type WorkingHub } from '../../../../soak/_support/work.ts'
import { endState } from './_support/end-state.ts'
import { envelope, fixture, reported, spokenTo, written } from './_support/events.ts'

let hub: WorkingHub
beforeAll(async () => {
  hub = await startWorkingHub()
}, 120_000)
afterAll(() => hub?.stop())

const T0 = 1_795_000_000

function messages(tenant: Tenant, count: number): string[] {
  return Array.from({ length: count }, (_, n) =>
    envelope(
      [
        written(tenant, { wa_id: `2012${String(10_000_000 + (n % 50))}` }, [
          { id: `wamid.${crypto.randomUUID()}`, at: T0 + n },
        ]),
      ],
      tenant.wabaId,
    ),
  )
}

/** Whose events are taken, in order, by one worker after the other. */
async function takenFrom(lane: string, size: number): Promise<string[]> {
  const rows = await hub.sql<{ phone_number_id: string }[]>`
    select private.peek_json_text(body, 'phone_number_id') as phone_number_id
    from private.take_inbound(${lane}, 30, ${size})`
  return rows.map(({ phone_number_id }) => phone_number_id)
}

describe('T8: a project with a hundred times the load', () => {
  test('has its share, and the events of others, though they came last, are taken with the first', async () => {
    const noisy = await hub.makeTenant()
    const quiet = await hub.makeTenant()
    await hub.receive(messages(noisy, 2000))
    await hub.receive(messages(quiet, 20))
    const first = await takenFrom('inbound', 200)
    expect(first.filter((id) => id === quiet.phoneNumberId)).toHaveLength(20)
    expect(first.length).toBe(200) // workers do not wait: the noisy one has all the rest
    await hub.sql`update pgmq.q_inbound set vt = now()`
    await hub.work()
  }, 60_000)

  test('leaves the 95th percentile of the others within 1.5 times of what it was', async () => {
    const quiet = await hub.makeTenant()
    const noisy = await hub.makeTenant()
    /** How many events were worked on before each of the quiet project's. */
    const placesOf = async (noise: number) => {
      if (noise > 0) await hub.receive(messages(noisy, noise))
      await hub.receive(messages(quiet, 20))
      const batches: string[][] = []
      for (;;) {
        const taken = await takenFrom('inbound', 100)
        if (taken.length === 0) break
        batches.push(taken)
      }
      await hub.sql`select pgmq.purge_queue('inbound')`
      // A batch is one transaction: what counts is in which of them an event is.
      return batches.flatMap((batch, index) =>
        batch.filter((id) => id === quiet.phoneNumberId).map(() => index + 1),
      )
    }
    const p95 = (places: number[]) => places.sort((a, b) => a - b)[Math.floor(places.length * 0.95)] ?? 0
    const alone = p95(await placesOf(0))
    const beside = p95(await placesOf(2000))
    expect(beside).toBeLessThanOrEqual(alone * 1.5)
  }, 60_000)

  test('statuses have a lane of their own: a flood of them leaves messages first', async () => {
    const tenant = await hub.makeTenant()
    await hub.receive(
      Array.from({ length: 500 }, (_, n) =>
        envelope(
          [reported(tenant, [{ id: `wamid.flood.${n}`, status: 'delivered', at: T0 + n }])],
          tenant.wabaId,
        ),
      ),
    )
    await hub.receive(messages(tenant, 5))
    expect(await takenFrom('inbound', 100)).toHaveLength(5)
    expect(await takenFrom('statuses', 1000)).toHaveLength(500)
    await hub.sql`update pgmq.q_inbound set vt = now()`
    await hub.sql`update pgmq.q_statuses set vt = now()`
    await hub.work()
    const [parked] = await hub.sql`
      select count(*)::integer as n from private.parked_statuses where whatsapp_number_id = ${tenant.numberId}`
    expect(parked?.n).toBe(500)
  }, 60_000)
})

describe('T9: history of the phone', () => {
  test('is stored with its origin, and nothing starts from it', async () => {
    const tenant = await hub.makeTenant()
    const post = async (...names: string[]) => {
      await hub.receive(names.map((name) => envelope([fixture(name, spokenTo(tenant))], tenant.wabaId)))
      await hub.work()
    }
    await post('history')
    const state = await endState(hub.sql, tenant.projectId)
    expect(state.messages).toMatchObject([
      { origin: 'history', direction: 'outbound', status: 'read' },
      { origin: 'history', direction: 'inbound', type: 'media_placeholder' },
    ])
    expect(state.conversations).toMatchObject([
      { unread_count: 0, status: 'closed', service_window_expires_at: null, awaiting_reply_since: null },
    ])
    const others = await hub.sql`
      select (select count(*) from public.notifications where project_id = ${tenant.projectId})::integer as notifications,
        (select count(*) from public.webhook_deliveries where project_id = ${tenant.projectId})::integer as deliveries,
        (select count(*) from public.workflow_runs where project_id = ${tenant.projectId})::integer as runs`
    expect({ ...others[0] }).toEqual({ notifications: 0, deliveries: 0, runs: 0 })

    // Its pictures come on their own, before or after the words.
    await post('history_media')
    const filled = await endState(hub.sql, tenant.projectId)
    expect(filled.messages[1]).toMatchObject({ type: 'image', origin: 'history', has_media: true })
    expect(filled.conversations).toMatchObject([{ unread_count: 0, status: 'closed' }])

    const reversed = await hub.makeTenant()
    for (const name of ['history_media', 'history']) {
      await hub.receive([envelope([fixture(name, spokenTo(reversed))], reversed.wabaId)])
      await hub.work()
    }
    const other = await endState(hub.sql, reversed.projectId)
    expect(other.messages).toEqual(filled.messages)
    expect(other.conversations).toEqual(filled.conversations)
  })
})

describe('A9: what Meta says about templates, numbers and accounts', () => {
  test('changes the row without a sync, in whatever order it comes, and admins are told once', async () => {
    const tenant = await hub.makeTenant()
    const post = async (name: string, time: number) => {
      await hub.receive([envelope([fixture(name, spokenTo(tenant))], tenant.wabaId, time)])
      await hub.work()
    }
    await post('message_template_status_update_rejected', T0 + 20)
    await post('message_template_status_update_approved', T0 + 10) // older news
    await post('message_template_status_update_rejected', T0 + 20) // the same again
    await post('message_template_quality_update', T0 + 30)
    await post('phone_number_quality_update_flagged', T0 + 40)
    await post('account_update_restriction', T0 + 50)
    await post('account_review_update', T0 + 60)
    const templates = await hub.sql`
      select name, status, quality_score, rejected_reason from public.templates
      where business_account_id = ${tenant.accountId} order by name`
    expect(templates.map((row) => ({ ...row }))).toEqual([
      { name: 'abandoned_cart', status: 'REJECTED', quality_score: null, rejected_reason: 'INVALID_FORMAT' },
      { name: 'welcome_template', status: 'PENDING', quality_score: 'YELLOW', rejected_reason: null },
    ])
    const [number] = await hub.sql`
      select status, quality_rating, messaging_limit from public.whatsapp_numbers where id = ${tenant.numberId}`
    expect(number).toMatchObject({ status: 'FLAGGED', quality_rating: 'RED', messaging_limit: 'TIER_1K' })
    const [account] = await hub.sql`
      select account_review_status, restrictions from public.whatsapp_business_accounts where id = ${tenant.accountId}`
    expect(account).toMatchObject({
      account_review_status: 'APPROVED',
      restrictions: [
        { event: 'ACCOUNT_RESTRICTION', restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' },
      ],
    })
    const told = await hub.sql<{ kind: string; n: number }[]>`
      select kind, count(*)::integer as n from public.notifications where project_id = ${tenant.projectId}
      group by kind order by kind`
    expect(told.map((row) => ({ ...row }))).toEqual([
      { kind: 'number_trouble', n: 3 },
      { kind: 'template_trouble', n: 1 },
    ])
  })

  test('of two in one second the one that came later counts, whichever is worked off first', async () => {
    const tenant = await hub.makeTenant()
    const body = (event: string, time: number) => {
      const update = fixture('message_template_status_update_approved', spokenTo(tenant))
      const value = { ...update.value, event, message_template_id: 2_601_020_304_050_609 }
      return envelope([{ ...update, value }], tenant.wabaId, time)
    }
    for (const [second, events] of [
      ['PAUSED', 'APPROVED'],
      ['APPROVED', 'PAUSED'],
    ].entries()) {
      for (const event of events) await hub.receive([body(event, T0 + second)])
      await hub.work()
      const [row] = await hub.sql`
        select status from public.templates where business_account_id = ${tenant.accountId}`
      expect(row?.status).toBe(events.at(-1))
    }
  })
})
