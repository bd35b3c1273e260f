// A thousand times a worker process is killed with kill -9 at a random moment while it has work in hand; kills that hit an
// idle one are not counted. At the end every update took effect once and the ledger's difference is 0. `--kills N` for fewer.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  envelope,
  metadataOf,
  reported,
  written,
} from '../supabase/tests/functions/inbound/_support/events.ts'
import { startWorkingHub, type Tenant, type WorkingHub } from './_support/work.ts'

const WORKER = fileURLToPath(new URL('_support/drain-thread.ts', import.meta.url))
const T0 = 1_795_000_000

/** So few events are applied together that a worker has many moments to die in. */
const BATCH_SIZE = 5
const MESSAGES_PER_TURN = 20

/** Starts a worker and waits until it begins. */
async function startWorker(hub: WorkingHub) {
  const worker = spawn(process.execPath, ['--no-warnings', WORKER], {
    env: { ...process.env, SUPABASE_DB_URL: hub.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    worker.once('exit', (_, signal) => resolve(signal)),
  )
  await Promise.race([ended, new Promise<void>((resolve) => worker.stdout.once('data', () => resolve()))])
  return { worker, ended }
}

/** How long a worker takes that nobody disturbs. */
async function undisturbed(hub: WorkingHub): Promise<number> {
  const { ended } = await startWorker(hub)
  const started = performance.now()
  await ended
  return performance.now() - started
}

/** Kills a worker so long after it began. Returns whether it died of it, and how much it had taken and not finished. */
async function killOnce(hub: WorkingHub, afterMs: number): Promise<{ died: boolean; inHand: number }> {
  const { worker, ended } = await startWorker(hub)
  const timer = setTimeout(() => worker.kill('SIGKILL'), afterMs)
  const died = (await ended) === 'SIGKILL'
  clearTimeout(timer)
  // Time passes: what it held in hand comes back, and its slot is free. Not attempts but kills: nothing is given up.
  let inHand = 0
  for (const queue of ['pgmq.q_inbound', 'pgmq.q_statuses']) {
    const left = await hub.sql`
      update ${hub.sql(queue)} set vt = now(), read_ct = 0 where read_ct > 0 returning msg_id`
    inHand += left.length
  }
  await hub.sql`delete from private.queue_leases`
  return { died, inHand }
}

/** What comes in before each kill: messages, an answer from the phone and what became of it. */
function bodiesOf(tenant: Tenant, turn: number): string[] {
  const first = turn * MESSAGES_PER_TURN
  const person = (n: number) => `2013${10_000_000 + (n % 50)}`
  const messages = Array.from({ length: MESSAGES_PER_TURN }, (_, n) => first + n).map((n) =>
    written(tenant, { wa_id: person(n) }, [{ id: `wamid.kill.${n}`, at: T0 + n }]),
  )
  const echo = {
    from: tenant.display,
    to: person(first),
    id: `wamid.echo.${turn}`,
    timestamp: `${T0 + first}`,
    type: 'text',
    text: { body: 'ok' },
  }
  const answer = {
    field: 'smb_message_echoes',
    value: { metadata: metadataOf(tenant), message_echoes: [echo] },
  }
  const statuses = ['delivered', 'read'].map((status, n) =>
    reported(tenant, [{ id: echo.id, status, at: T0 + first + n }]),
  )
  return [...messages, answer, ...statuses].map((change) => envelope([change], tenant.wabaId))
}

/** Kills workers until so many died with work in hand; throws when anything was lost or done twice. */
export async function killWorkers(hub: WorkingHub, wanted: number) {
  await hub.sql`update private.queue_settings set batch_size = ${BATCH_SIZE}`
  const tenant = await hub.makeTenant()
  let turns = 0
  let kills = 0
  let withWorkInHand = 0
  await hub.receive(bodiesOf(tenant, turns++))
  // From before its first statement to after its last one, on this machine as it is now.
  let whole = await undisturbed(hub)
  for (; withWorkInHand < wanted && turns < wanted * 10; ) {
    await hub.receive(bodiesOf(tenant, turns++))
    const { died, inHand } = await killOnce(hub, Math.random() * whole)
    if (died) kills += 1
    if (died && inHand > 0) withWorkInHand += 1
    // The machine is faster or slower than it was: aim anew, and let nothing pile up.
    if (turns % 50 === 0) whole = await undisturbed(hub)
  }
  await hub.work()
  const [row] = await hub.sql`
    select count(*)::integer as messages, count(distinct wamid)::integer as distinct_messages,
      count(*) filter (where origin = 'echo' and status = 'read')::integer as answers_read,
      (select count(*)::integer from public.message_statuses where project_id = ${tenant.projectId}) as statuses,
      (select sum(unread_count)::integer from public.conversations where project_id = ${tenant.projectId}) as unread,
      (select count(*)::integer from public.events where project_id = ${tenant.projectId} and type = 'message.received') as told,
      (select count(*)::integer from public.webhook_events where state = 'received') as waiting,
      (select sum(received - processed - duplicate - parked - failed)::integer from public.webhook_ledger) as difference
    from public.messages where project_id = ${tenant.projectId}`
  const sent = turns * MESSAGES_PER_TURN
  const result = { kills, with_work_in_hand: withWorkInHand, sent, ...row }
  const expected = {
    messages: sent + turns,
    distinct_messages: sent + turns,
    answers_read: turns,
    statuses: 2 * turns,
    unread: sent,
    told: sent + turns,
    waiting: 0,
    difference: 0,
  }
  if (withWorkInHand < wanted || JSON.stringify({ ...row }) !== JSON.stringify(expected))
    throw new Error(`something was lost or done twice: ${JSON.stringify({ result, expected })}`)
  return result
}

/** Runs on a database of its own and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { kills: { type: 'string', default: '1000' } } })
  const hub = await startWorkingHub()
  try {
    const started = performance.now()
    const result = await killWorkers(hub, Number(values.kills))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(JSON.stringify({ soak: 'kills', ...result, seconds }))
  } finally {
    await hub.stop()
  }
}
