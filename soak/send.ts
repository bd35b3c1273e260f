// Messages to many conversations while senders are killed at random and Meta fails one call in five, in every way. At the
// end each message has arrived once and in order, or is known not to be known; the limits were never passed.
// `--messages N` and `--conversations N` for fewer.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type OutboundHub, type OutboundNumber, startOutboundHub } from '../bench/_support/outbound-hub.ts'

const WORKER = fileURLToPath(new URL('_support/send-worker.ts', import.meta.url))
const PER_SECOND = 400

const WAYS: ({ type: string } & Record<string, unknown>)[] = [
  { type: 'error', code: 130429 },
  { type: 'error', code: 131056 },
  { type: 'error', code: 131016 },
  { type: 'http', status: 502 },
  { type: 'http', status: 503, body: 'overloaded' },
  { type: 'timeout_before_accept', hang_ms: 200 },
  { type: 'timeout_after_accept', hang_ms: 200 },
  { type: 'delay', ms: 100, moment: 'after' },
  { type: 'webhook_duplicate' },
  { type: 'webhook_reorder' },
]

type Row = { id: string; conversation_id: string; text: string; status: string; n: number }

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Lets one sender work and kills it after a while, as a machine does that fails. */
async function workAndKill(hub: OutboundHub, afterMs: number): Promise<boolean> {
  const worker = spawn(process.execPath, ['--no-warnings', WORKER], {
    env: { ...process.env, ...hub.workerEnvironment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let timer: NodeJS.Timeout | undefined
  worker.stdout.once('data', () => {
    timer = setTimeout(() => worker.kill('SIGKILL'), afterMs)
  })
  await ended
  clearTimeout(timer)
  if (!worker.killed) return false
  // Time passes: its slot, its lanes and its permits are free again.
  await sleep(1000)
  await hub.sql`delete from private.queue_leases where queue = 'outbound'`
  await hub.sql`update private.outbound_lanes set leased_until = now() where leased_until > now()`
  await hub.sql`update private.send_permits set free_at = now() where free_at > now() + interval '2 seconds'`
  return true
}

async function whatBecame(hub: OutboundHub, number: OutboundNumber) {
  const rows = await hub.sql<Row[]>`
    select id, conversation_id, text, status, split_part(text, ' ', 2)::integer as n
    from public.messages where whatsapp_number_id = ${number.numberId} and direction = 'outbound'`
  const byId = new Map(rows.map((row) => [row.id, row]))
  type Arrived = { messages: { callback_data: string; arrived: boolean }[] }
  const { messages } = await hub.control<Arrived>(
    'GET',
    `/messages?phone_number_id=${number.phoneNumberId}&author=business&limit=10000`,
  )
  const times = new Map<string, number>()
  const last = new Map<string, number>()
  let disordered = 0
  for (const { callback_data } of messages) {
    const row = byId.get(callback_data)
    if (!row) throw new Error('something arrived that nobody has sent')
    times.set(row.id, (times.get(row.id) ?? 0) + 1)
    if (row.n < (last.get(row.conversation_id) ?? 0)) disordered += 1
    last.set(row.conversation_id, row.n)
  }
  const arrived = (row: Row) => times.has(row.id)
  const isDone = ({ status }: Row) => status === 'delivered' || status === 'read'
  return {
    messages: rows.length,
    delivered: rows.filter(isDone).length,
    unknown_not_arrived: rows.filter((row) => row.status === 'unknown' && !arrived(row)).length,
    twice: [...times.values()].filter((count) => count > 1).length,
    disordered,
    /** Arrived, and we do not know it. */
    unresolved: rows.filter((row) => arrived(row) && !isDone(row)).length,
    /** Neither arrived nor known to be unknown. */
    lost: rows.filter((row) => !arrived(row) && row.status !== 'unknown').length,
  }
}

async function soak(messages: number, conversations: number) {
  const hub = await startOutboundHub({ statuses: true, timeScale: 20 })
  try {
    // The senders of this run are its own, which it kills; the stack's would finish what they began.
    await hub.sql`update private.queue_settings set retry_base_seconds = 0.3, max_workers = 1 where queue = 'outbound'`
    await hub.sql`select cron.unschedule('wake_due_queues')`
    await hub.sql`select cron.schedule('wake_statuses', '2 seconds', $$
      select private.wake_queue('inbound') where private.is_queue_due('inbound') or private.is_queue_due('statuses')
    $$)`
    const number = await hub.makeNumber(PER_SECOND)
    const lanes = await hub.makeConversations(number, conversations)
    const people = await hub.sql<{ value: string }[]>`
      select value from public.contact_identities where project_id = ${number.projectId} and kind = 'wa_id'`
    for (const { value } of people) {
      await hub.control('POST', '/customers', { phone: value })
      await hub.control('POST', '/chats/window', {
        customer: value,
        phone_number_id: number.phoneNumberId,
        seconds: 80_000,
      })
    }
    for (const action of WAYS) {
      const isWebhook = action.type.startsWith('webhook')
      await hub.control('POST', '/misbehave', {
        match: isWebhook ? { event: 'status' } : { endpoint: 'messages.send' },
        action,
        probability: 0.2 / 8,
      })
    }
    await hub.queueTexts(lanes, Math.ceil(messages / conversations))
    let kills = 0
    for (let idle = 0; idle < 3; ) {
      const wasKilled = await workAndKill(hub, 500 + Math.random() * 5000)
      if (wasKilled) kills += 1
      const [left] = await hub.sql`select exists (select from private.outbox) as some`
      if (left?.some) await sleep(100)
      else idle += 1
    }
    let report = await whatBecame(hub, number)
    for (let tries = 0; report.unresolved > 0 && tries < 120; tries += 1) {
      await sleep(1000)
      report = await whatBecame(hub, number)
    }
    type Limits = { limits: { phone_number_id: string; most_in_one_second: number; refused: number }[] }
    const { limits } = await hub.control<Limits>('GET', '/limits')
    const limit = limits.find(({ phone_number_id }) => phone_number_id === number.phoneNumberId)
    return {
      ...report,
      kills,
      limit: PER_SECOND,
      busiest_second: limit?.most_in_one_second,
      refused: limit?.refused,
    }
  } finally {
    await hub.stop()
  }
}

/** Runs the soak; fails when anything was lost, came twice, out of order, or too fast. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: 'string', default: '10000' },
      conversations: { type: 'string', default: '2000' },
    },
  })
  const report = await soak(Number(values.messages), Number(values.conversations))
  console.log(JSON.stringify(report))
  const { twice, disordered, unresolved, lost, busiest_second = 0 } = report
  if (twice + disordered + unresolved + lost > 0 || busiest_second > PER_SECOND) process.exitCode = 1
}
