// A thousand times a worker process is killed with kill -9 at a random moment while it works. At the end every message is
// there once and the ledger's difference is 0. `--kills N` for fewer.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { envelope, written } from '../supabase/tests/functions/inbound/_support/events.ts'
import { startWorkingHub, type WorkingHub } from './_support/work.ts'

const WORKER = fileURLToPath(new URL('_support/drain-thread.ts', import.meta.url))
const T0 = 1_795_000_000

/** Starts a worker and waits until it begins. */
async function startWorker(hub: WorkingHub) {
  const worker = spawn(process.execPath, ['--no-warnings', WORKER], {
    env: { ...process.env, SUPABASE_DB_URL: hub.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
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

/** Kills a worker so long after it began. Returns how many events it had taken and not finished. */
async function killOnce(hub: WorkingHub, afterMs: number): Promise<number> {
  const { worker, ended } = await startWorker(hub)
  const timer = setTimeout(() => worker.kill('SIGKILL'), afterMs)
  await ended
  clearTimeout(timer)
  // Time passes: what it held in hand comes back, and its slot is free. Not attempts but kills: nothing is given up.
  const left = await hub.sql`
    update pgmq.q_inbound set vt = now(), read_ct = 0 where read_ct > 0 returning msg_id`
  await hub.sql`delete from private.queue_leases`
  return left.length
}

/** Kills so many workers; throws when anything was lost or done twice. */
export async function killWorkers(hub: WorkingHub, kills: number) {
  const tenant = await hub.makeTenant()
  let sent = 0
  let interrupted = 0
  let whole = 0
  for (let n = 0; n <= kills; n += 1) {
    await hub.receive(
      Array.from({ length: 20 }, () =>
        envelope(
          [
            written(tenant, { wa_id: `2013${10_000_000 + (sent % 50)}` }, [
              { id: `wamid.kill.${sent++}`, at: T0 + sent },
            ]),
          ],
          tenant.wabaId,
        ),
      ),
    )
    // From before its first statement to after its last one, on this machine as it is now.
    if (n === 0) whole = await undisturbed(hub)
    else if ((await killOnce(hub, Math.random() * whole)) > 0) interrupted += 1
  }
  await hub.work()
  const [row] = await hub.sql`
    select count(*)::integer as messages, count(distinct wamid)::integer as distinct_messages,
      (select sum(unread_count)::integer from public.conversations where project_id = ${tenant.projectId}) as unread,
      (select count(*)::integer from public.events where project_id = ${tenant.projectId} and type = 'message.received') as told,
      (select count(*)::integer from public.webhook_events where state = 'received') as waiting,
      (select sum(received - processed - duplicate - parked - failed)::integer from public.webhook_ledger) as difference
    from public.messages where project_id = ${tenant.projectId}`
  const result = { kills, interrupted, sent, ...row }
  const expected = {
    messages: sent,
    distinct_messages: sent,
    unread: sent,
    told: sent,
    waiting: 0,
    difference: 0,
  }
  if (JSON.stringify({ ...row }) !== JSON.stringify(expected))
    throw new Error(`something was lost or done twice: ${JSON.stringify(result)}`)
  return result
}

/** Runs on a database of its own and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { kills: { type: 'string', default: '1000' } } })
  const hub = await startWorkingHub()
  try {
    console.log(JSON.stringify({ soak: 'kills', ...(await killWorkers(hub, Number(values.kills))) }))
  } finally {
    await hub.stop()
  }
}
