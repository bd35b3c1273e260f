import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkingHub, type Tenant, type WorkingHub } from '../../../../soak/_support/work.ts'
import { startCuttingProxy } from './_support/cut-connection.ts'
import { endState, ledgerOf } from './_support/end-state.ts'
import { envelope, metadataOf, reported, written } from './_support/events.ts'

let hub: WorkingHub
let proxy: Awaited<ReturnType<typeof startCuttingProxy>>

beforeAll(async () => {
  hub = await startWorkingHub()
  proxy = await startCuttingProxy(new URL(hub.url))
}, 120_000)
afterAll(async () => {
  await next?.terminate()
  await proxy?.stop()
  await hub?.stop()
})

const T0 = 1_795_000_000

/** Messages, an echo with its statuses, one update that Postgres refuses, consent: every kind of effect. */
function bodies(tenant: Tenant): string[] {
  const person = { wa_id: '201066600001', name: 'منى' }
  // Longer than an index takes: only Postgres finds out.
  const endless = Array.from({ length: 600 }, () => crypto.randomUUID()).join('')
  const refused = written(tenant, person, [
    { id: 'wamid.bad', at: T0 + 3, type: 'reaction', reaction: { message_id: endless, emoji: '👍' } },
  ])
  return [
    envelope(
      [
        written(tenant, person, [
          { id: 'wamid.1', at: T0 },
          { id: 'wamid.2', at: T0 + 1, text: { body: 'stop' } },
        ]),
      ],
      tenant.wabaId,
    ),
    envelope([refused, written(tenant, person, [{ id: 'wamid.beside', at: T0 + 4 }])], tenant.wabaId),
    envelope(
      [
        {
          field: 'smb_message_echoes',
          value: {
            metadata: metadataOf(tenant),
            message_echoes: [
              {
                from: tenant.display,
                to: person.wa_id,
                id: 'wamid.out',
                timestamp: `${T0 + 5}`,
                type: 'text',
                text: { body: 'ok' },
              },
            ],
          },
        },
      ],
      tenant.wabaId,
    ),
    envelope(
      [
        reported(tenant, [
          { id: 'wamid.out', status: 'delivered', at: T0 + 6 },
          { id: 'wamid.out', status: 'read', at: T0 + 7 },
        ]),
      ],
      tenant.wabaId,
    ),
  ]
}

/** Time passes: what a dead worker had taken becomes visible, and its slot free. */
async function timePasses(): Promise<void> {
  await hub.sql`update pgmq.q_inbound set vt = now() where vt > now()`
  await hub.sql`update pgmq.q_statuses set vt = now() where vt > now()`
  await hub.sql`delete from private.queue_leases`
}

async function jobsLeft(): Promise<number> {
  const [left] = await hub.sql<{ n: number }[]>`
    select (select count(*) from pgmq.q_inbound)::integer + (select count(*) from pgmq.q_statuses)::integer as n`
  return left?.n ?? 0
}

const THREAD = new URL('../../../../soak/_support/drain-thread.ts', import.meta.url)

const startThread = () =>
  new Worker(THREAD, {
    env: { ...process.env, SUPABASE_DB_URL: proxy.url },
    execArgv: ['--no-warnings'],
    stdout: true,
    stderr: true,
  })

/** The next worker, which reads its code while the one before works. */
let next: Worker | undefined

/** Lets a worker run to its end, or kills it after a statement took effect. Returns how many statements there were. */
async function runWorker(killAfter = Number.POSITIVE_INFINITY): Promise<number> {
  const worker = next ?? startThread()
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  proxy.cutAfter(killAfter, () => void worker.terminate())
  worker.postMessage('go')
  next = startThread()
  await ended
  return proxy.heal()
}

describe('T3, A12: a worker that dies', () => {
  test('after any statement, and so before any, loses nothing and repeats nothing', async () => {
    const whole = await hub.makeTenant()
    await hub.receive(bodies(whole))
    const statements = await runWorker()
    expect(statements).toBeGreaterThan(15)
    const expected = await endState(hub.sql, whole.projectId)
    expect(expected.messages.map(({ wamid }) => wamid)).toEqual([
      'wamid.1',
      'wamid.2',
      'wamid.beside',
      'wamid.out',
    ])
    expect(expected.consent).toHaveLength(1)
    const ledger = await ledgerOf(hub.sql, whole.phoneNumberId)
    expect(ledger).toEqual({ received: 7, processed: 6, duplicate: 0, parked: 0, failed: 1 })

    // What it leaves behind after one statement is what it would before the next. `npm run soak -- kills` kills whole
    // processes at random moments.
    let isLeft = true
    for (let n = 1; isLeft && n <= statements; n += 1) {
      const tenant = await hub.makeTenant()
      await hub.receive(bodies(tenant))
      await runWorker(n)
      // Nothing: from here on the worker only looked whether more came.
      isLeft = (await jobsLeft()) > 0
      await timePasses()
      await hub.work()
      const where = `after statement ${n} of ${statements}`
      expect({ where, ...(await endState(hub.sql, tenant.projectId)) }).toEqual({ where, ...expected })
      expect({ where, ...(await ledgerOf(hub.sql, tenant.phoneNumberId)) }).toEqual({ where, ...ledger })
    }
    expect({ isLeft, jobs: await jobsLeft() }).toEqual({ isLeft: false, jobs: 0 })
    expect(await hub.sql`select 1 from public.webhook_events where state = 'received'`).toHaveLength(0)
  }, 240_000)

  test('leaves nothing hidden for long: its slot and what it had in hand are free again within seconds', async () => {
    const tenant = await hub.makeTenant()
    await hub.receive(bodies(tenant))
    await runWorker(7)
    const [left] = await hub.sql<{ hidden: number; slot: number }[]>`
      select
        coalesce((select max(extract(epoch from q.vt - clock_timestamp())) from pgmq.q_inbound as q), 0)::float8
          as hidden,
        coalesce((select max(extract(epoch from l.expires_at - clock_timestamp())) from private.queue_leases as l), 0)::float8
          as slot`
    expect(left?.hidden).toBeLessThanOrEqual(10)
    expect(left?.slot).toBeLessThanOrEqual(6)
    await timePasses()
    await hub.work()
  })

  test('A12: what takes long stays hidden from others while its worker lives', async () => {
    const tenant = await hub.makeTenant()
    const [id] = await hub.receive([
      envelope([written(tenant, { wa_id: '201066600003' }, [{ id: 'wamid.slow', at: T0 }])], tenant.wabaId),
    ])
    const working = await hub.sql.begin(async (sql) => {
      await sql`select 1 from public.webhook_events where id = ${id as string} for update`
      const done = hub.work()
      const hiddenUntil = async () => {
        const [job] = await hub.sql<{ vt: Date }[]>`
          select vt from pgmq.q_inbound where message ->> 'event_id' = ${id as string} and read_ct > 0`
        return job?.vt.getTime() ?? 0
      }
      await expect.poll(hiddenUntil).toBeGreaterThan(0)
      const first = await hiddenUntil()
      // Hidden once more, long before that ends.
      await expect.poll(hiddenUntil, { timeout: 8_000 }).toBeGreaterThan(first)
      expect(Date.now()).toBeLessThan(first)
      return { done }
    })
    await working.done
    expect(await hub.sql`select 1 from public.messages where project_id = ${tenant.projectId}`).toHaveLength(
      1,
    )
  }, 30_000)

  test('A11, A12: what fails each time is tried so often and then rests, visibly, and an admin can have it tried again', async () => {
    const tenant = await hub.makeTenant()
    const [id] = await hub.receive([
      envelope([written(tenant, { wa_id: '201066600002' }, [{ id: 'wamid.poison', at: T0 }])], tenant.wabaId),
    ])
    // A worker that dies with it in hand each time, never reaching its end.
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await hub.sql`select * from private.take_inbound('inbound', 30, 10)`
      await timePasses()
    }
    await hub.work()
    const [letter] = await hub.sql`
      select queue, attempts, project_id, error from public.dead_letters where subject_id = ${id as string}`
    expect(letter).toMatchObject({ queue: 'inbound', attempts: 8, project_id: tenant.projectId })
    expect(await hub.sql`select 1 from public.messages where project_id = ${tenant.projectId}`).toHaveLength(
      0,
    )

    await hub.sql`select private.requeue_events(array[${id as string}]::uuid[])`
    await hub.work()
    expect(await hub.sql`select 1 from public.messages where project_id = ${tenant.projectId}`).toHaveLength(
      1,
    )
    expect(
      await hub.sql`select 1 from public.dead_letters where subject_id = ${id as string} and resolved_at is null`,
    ).toHaveLength(0)
  })
})
