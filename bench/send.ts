// How many messages per second go from queued to accepted, against a floor that only asks the emulator, in the same runtime
// and with the same number of requests at once. The queue function is called directly, without the gateway.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { REPO } from '../local/stack/paths.ts'
import { type OutboundHub, startOutboundHub } from './_support/outbound-hub.ts'

const CONCURRENCY = 64
const NUMBERS = 10
const PEOPLE = 100
const EACH = 5
const ROUNDS = 5

const execute = promisify(execFile)
/** No limit of Meta's is to be measured here. */
const UNLIMITED = { messages_per_second: 100_000, pair_burst: 1_000_000 }

async function floorSeconds(hub: OutboundHub, count: number, numbers: string[]): Promise<number> {
  const { stdout } = await execute(`${REPO}/node_modules/deno/deno`, [
    'run',
    '--allow-all',
    '--no-config',
    fileURLToPath(new URL('_support/floor.ts', import.meta.url)),
    hub.graphUrl,
    hub.accessToken,
    String(count),
    String(CONCURRENCY),
    ...numbers,
  ])
  return JSON.parse(stdout).milliseconds / 1000
}

async function measure() {
  const hub = await startOutboundHub()
  try {
    const numbers = []
    for (let n = 0; n < NUMBERS; n += 1) numbers.push(await hub.makeNumber(1000, UNLIMITED))
    const ids = numbers.map(({ phoneNumberId }) => phoneNumberId)
    const lanes = (await Promise.all(numbers.map((number) => hub.makeConversations(number, PEOPLE)))).flat()
    // One drain, so that both sides have as many requests under way.
    await hub.sql`update private.queue_settings set max_workers = 1 where queue = 'outbound'`
    await hub.sql`insert into private.number_pace (whatsapp_number_id, pair_burst)
      select id, 1000 from public.whatsapp_numbers on conflict (whatsapp_number_id) do update set pair_burst = 1000`
    await hub.sql`analyze`
    // Once for warming up both sides.
    await floorSeconds(hub, 500, ids)
    await hub.queueTexts(lanes.slice(0, 200), 1)
    await hub.drain()

    const floor: number[] = []
    const sent: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const queued = await hub.queueTexts(lanes, EACH)
      const started = performance.now()
      let done = 0
      while (done < queued) {
        const report = await hub.drain()
        done += report.done
        if (report.failed > 0) throw new Error(`${report.failed} sends failed`)
        if (report.done === 0 && report.status === 'drained') break
      }
      sent.push(queued / ((performance.now() - started) / 1000))
      floor.push(queued / (await floorSeconds(hub, queued, ids)))
    }
    const [waiting] = await hub.sql`select count(*)::int as n from private.outbox`
    const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
    return {
      messages_per_second: Math.round(median(sent)),
      floor_per_second: Math.round(median(floor)),
      // Of each round with its own floor, measured right after it: what else the machine does changes by the second.
      ratio: Number(median(sent.map((rate, round) => rate / (floor[round] ?? Number.NaN))).toFixed(3)),
      concurrency: CONCURRENCY,
      left_waiting: waiting?.n,
    }
  } finally {
    await hub.stop()
  }
}

/** Measures and prints one JSON line. */
export async function run(): Promise<void> {
  console.log(JSON.stringify(await measure()))
}
