// How long the events of quiet projects take while another one brings a hundred times as much, against how long they take
// without it: from when an event is stored to when what it did is committed, through one worker.
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { startWorkingHub, type Tenant, type WorkingHub } from '../soak/_support/work.ts'
import { drain } from '../supabase/functions/queue/drain.ts'
import { envelope, written } from '../supabase/tests/functions/inbound/_support/events.ts'
import { percentile } from './_support/load.ts'

const QUIET = 5
const TIMES = 100
/** With and without noise in turns, so that a machine that is busy for a while slows both. */
const ROUNDS = 5
/** The noisy one's webhooks come in clusters, as the webhook function gathers them. */
const TICK_MS = 50

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const now = () => performance.timeOrigin + performance.now()

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

let sent = 0
function bodyOf(tenant: Tenant): string {
  const n = sent++
  const at = Math.floor(Date.now() / 1000)
  const person = { wa_id: `2011${10_000_000 + (n % 500)}` }
  return envelope([written(tenant, person, [{ id: `wamid.${n}`, at }])], tenant.wabaId)
}

/** When each event's effect was committed, as Postgres tells it. */
async function listenForCommits(
  hub: WorkingHub,
): Promise<{ at: Map<string, number>; stop(): Promise<void> }> {
  await hub.sql.unsafe(`
    create function private.tell_of_commit() returns trigger language plpgsql as $$
    begin perform pg_notify('applied', new.id::text); return null; end $$;
    create trigger tell_of_commit after update of state on public.webhook_events
    for each row when (new.state = 'processed') execute function private.tell_of_commit()`)
  const listener = postgres(hub.url, { max: 1, onnotice: () => {} })
  const at = new Map<string, number>()
  await listener.listen('applied', (id) => at.set(id, now()))
  return { at, stop: () => listener.end({ timeout: 1 }) }
}

type Figures = { p50: number; p95: number; others: number }

async function phase(
  hub: WorkingHub,
  tenants: { quiet: Tenant[]; noisy: Tenant },
  options: { perSecond: number; noise: number; seconds: number },
  committed: Map<string, number>,
): Promise<Figures> {
  let isOver = false
  const worker = (async () => {
    while (!isOver) {
      const { done } = await drain('inbound')
      if (done === 0) await sleep(2)
    }
  })()
  const stored = new Map<string, number>()
  const started = now()
  const until = started + options.seconds * 1000
  const posts: Promise<unknown>[] = []
  let owed = 0
  let others = 0
  const quiet = (async () => {
    for (let n = 0; ; n += 1) {
      const due = started + (n * 1000) / (options.perSecond * QUIET)
      if (due > until) return
      await sleep(Math.max(due - now(), 0))
      const begun = now()
      posts.push(
        hub
          .receive([bodyOf(tenants.quiet[n % QUIET] as Tenant)])
          .then(([id]) => stored.set(id as string, begun)),
      )
    }
  })()
  const noisy = (async () => {
    let last = started
    while (now() < until) {
      await sleep(TICK_MS)
      owed += ((now() - last) / 1000) * options.noise
      last = now()
      const size = Math.floor(owed)
      owed -= size
      others += size
      if (size > 0) posts.push(hub.receive(Array.from({ length: size }, () => bodyOf(tenants.noisy))))
    }
  })()
  await Promise.all([quiet, noisy])
  await Promise.all(posts)
  while ([...stored.keys()].some((id) => !committed.has(id))) await sleep(20)
  isOver = true
  await worker
  await hub.work()
  const took = [...stored].map(([id, begun]) => (committed.get(id) as number) - begun)
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), others }
}

/** Measures and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      rate: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '6' },
    },
  })
  const perSecond = Number(values.rate)
  const seconds = Number(values.seconds)
  const hub = await startWorkingHub()
  const { at, stop } = await listenForCommits(hub)
  try {
    await hub.sql`update private.queue_settings set linger_ms = default` // as it is where people write all the time
    const tenants = {
      quiet: await Promise.all(Array.from({ length: QUIET }, () => hub.makeTenant())),
      noisy: await hub.makeTenant(),
    }
    const options = { perSecond, seconds }
    await phase(hub, tenants, { ...options, noise: perSecond * TIMES, seconds: 4 }, at) // plans and caches
    await hub.sql`analyze`
    const alone: Figures[] = []
    const beside: Figures[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await phase(hub, tenants, { ...options, noise: 0 }, at))
      beside.push(await phase(hub, tenants, { ...options, noise: perSecond * TIMES }, at))
    }
    const middle = (figures: Figures[], of: keyof Figures) => median(figures.map((one) => one[of]))
    console.log(
      JSON.stringify({
        bench: 'fairness',
        value: middle(beside, 'p95'),
        floor: middle(alone, 'p95'),
        ratio: Number((middle(beside, 'p95') / middle(alone, 'p95')).toFixed(2)),
        p50_ms: middle(beside, 'p50'),
        alone_p50_ms: middle(alone, 'p50'),
        rounds: beside.map(({ p95 }, n) => [alone[n]?.p95, p95]),
        per_second: perSecond,
        noisy_per_second: Math.round(middle(beside, 'others') / seconds),
      }),
    )
  } finally {
    await stop()
    await hub.stop()
  }
}
