// A million hostile updates: duplicated, shuffled, malformed, unknown. At the end every one of them has a fate, every good
// message is there once, and the ledger's difference is 0. `--events N` for a smaller one.
import { parseArgs } from 'node:util'
import {
  type Change,
  envelope,
  metadataOf,
  reported,
  written,
} from '../supabase/tests/functions/inbound/_support/events.ts'
import { startWorkingHub, type Tenant, type WorkingHub } from './_support/work.ts'

const T0 = 1_795_000_000
const PER_BODY = 10
const BODIES_AT_ONCE = 200

/** Repeatable chance: the same seed makes the same storm. */
function chance(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

type Storm = { good: Set<string>; updates: number }

function oneChange(tenant: Tenant, random: () => number, n: number, storm: Storm): Change {
  const customer = { wa_id: `2011${10_000_000 + Math.floor(random() * 300)}` }
  const at = T0 + Math.floor(random() * 86_400)
  const dice = random()
  const again = `wamid.${Math.floor(random() * n)}`
  if (dice < 0.45) {
    storm.good.add(`wamid.${n}`)
    return written(tenant, customer, [{ id: `wamid.${n}`, at }])
  }
  // Seen before, perhaps: the same id from the same person at the same time is the same message.
  if (dice < 0.6) return reported(tenant, [{ id: again, status: random() < 0.5 ? 'read' : 'delivered', at }])
  if (dice < 0.7) {
    storm.good.add(`wamid.out.${n}`)
    return {
      field: 'smb_message_echoes',
      value: {
        metadata: metadataOf(tenant),
        message_echoes: [
          {
            from: tenant.display,
            to: customer.wa_id,
            id: `wamid.out.${n}`,
            timestamp: `${at}`,
            type: 'text',
            text: { body: 'x' },
          },
        ],
      },
    }
  }
  if (dice < 0.8)
    return reported(tenant, [{ id: `wamid.out.${Math.floor(random() * n)}`, status: 'delivered', at }])
  if (dice < 0.85) return written(tenant, customer, [{ id: again, at, type: [] as unknown as string }])
  if (dice < 0.9) return { field: `field_${Math.floor(random() * 5)}`, value: { n } }
  if (dice < 0.95)
    return { field: 'messages', value: { metadata: metadataOf(tenant), messages: 'none', n } as never }
  return written(tenant, customer, [
    { id: `${again}\u0000`, at: -5, type: 'reaction', reaction: { message_id: '\ud800', emoji: 7 } },
  ])
}

async function verify(hub: WorkingHub, tenant: Tenant, storm: Storm) {
  const [events] = await hub.sql`
    select count(*)::integer as stored, count(*) filter (where state = 'received')::integer as waiting,
      sum(deliveries)::integer as delivered
    from public.webhook_events`
  const [ledger] = await hub.sql`
    select sum(received)::integer as received, sum(processed)::integer as processed, sum(duplicate)::integer as duplicate,
      sum(parked)::integer as parked, sum(failed)::integer as failed,
      sum(received - processed - duplicate - parked - failed)::integer as difference
    from public.webhook_ledger`
  const [messages] = await hub.sql`
    select count(*)::integer as n, count(distinct wamid)::integer as distinct_n
    from public.messages where project_id = ${tenant.projectId} and wamid = any (${[...storm.good]}::text[])`
  const [told] = await hub.sql`
    select (count(*) - count(distinct message_id))::integer as told_twice
    from public.events where project_id = ${tenant.projectId} and type = 'message.received'`
  const missing = storm.good.size - (messages?.n ?? 0)
  const twice = (messages?.n ?? 0) - (messages?.distinct_n ?? 0)
  return { ...events, ...ledger, good: storm.good.size, missing, twice, ...told }
}

/** Lets the storm go over the hub; throws when anything was lost. */
export async function storm(hub: WorkingHub, updates: number, seed = 1) {
  const random = chance(seed)
  const tenant = await hub.makeTenant()
  const made: Storm = { good: new Set(), updates: 0 }
  const kept: string[] = []
  while (made.updates < updates) {
    const bodies: string[] = []
    for (let b = 0; b < BODIES_AT_ONCE && made.updates < updates; b += 1) {
      const changes = Array.from({ length: PER_BODY }, () => oneChange(tenant, random, made.updates++, made))
      const body = envelope(changes, tenant.wabaId)
      bodies.push(body)
      if (random() < 0.1) kept.push(body)
      if (random() < 0.02) bodies.push(body.slice(0, Math.floor(random() * body.length)))
    }
    // Some come again, much later.
    for (let n = 0; n < 10 && kept.length > 0; n += 1)
      bodies.push(kept[Math.floor(random() * kept.length)] as string)
    bodies.sort(() => random() - 0.5)
    await hub.receive(bodies)
    await hub.work()
    if (made.updates % 100_000 === 0) console.error(`${made.updates} updates`)
  }
  const result = await verify(hub, tenant, made)
  if (
    result.missing !== 0 ||
    result.twice !== 0 ||
    Number(Object(result).told_twice) !== 0 ||
    Number(Object(result).difference) !== 0 ||
    Number(Object(result).waiting) !== 0
  )
    throw new Error(`something was lost or done twice: ${JSON.stringify(result)}`)
  return result
}

/** Runs the storm on a database of its own and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { events: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
  })
  const hub = await startWorkingHub()
  try {
    const started = performance.now()
    const result = await storm(hub, Number(values.events), Number(values.seed))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(JSON.stringify({ soak: 'hostile', ...result, seconds }))
  } finally {
    await hub.stop()
  }
}
