// Accepted webhooks per second over the webhook function alone (64 requests at once, one process, no gateway) against a
// floor of the same bodies by plain SQL: 16 connections, prepared, one transaction each.
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { denoEnvironment } from '../local/functions/environment.ts'
import { cacheFolder } from '../local/stack/cache.ts'
import { REPO } from '../local/stack/paths.ts'
import { freePort } from '../local/stack/ports.ts'
import { startLoneHub } from '../soak/_support/lone-hub.ts'
import { atRate, client, inParallel, percentile } from './_support/load.ts'

const SECRET = 'the-app-secret-of-the-bench'
const CONCURRENCY = 64
const FLOOR_CONNECTIONS = 16
/** The edge runtime gives V8 the memory of an isolate as the limit of its heap, and V8 sizes its young generation by it. */
const HEAP_MB = 256

/** A webhook of about 700 bytes, each another one. */
function body(n: number): string {
  const message = {
    from: '201099900001',
    id: `wamid.${n}.${crypto.randomUUID()}`,
    timestamp: '1795000000',
    type: 'text',
    text: { body: 'السلام عليكم، متى يصل الفني؟ '.repeat(3) },
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '201099884670', phone_number_id: '109876543210987' },
    contacts: [{ profile: { name: 'منى' }, wa_id: '201099900001' }],
    messages: [message],
  }
  const entry = [{ id: '102030405060708', changes: [{ field: 'messages', value }] }]
  return JSON.stringify({ object: 'whatsapp_business_account', entry })
}

const sign = (text: string) => `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`

async function serveWebhook(databaseUrl: string) {
  const port = await freePort()
  const deno = spawn(
    `${REPO}/node_modules/.bin/deno`,
    [
      'run',
      '--allow-all',
      '--no-prompt',
      `--v8-flags=--max-heap-size=${HEAP_MB}`,
      `--config=${REPO}/deno.json`,
      `${REPO}/bench/_support/serve-function.ts`,
      'webhook',
      `${port}`,
    ],
    {
      env: {
        ...denoEnvironment(`${await cacheFolder('/tmp')}/deno`, process.env),
        SUPABASE_DB_URL: databaseUrl,
        SUPABASE_URL: 'http://127.0.0.1:9',
        WHATSAPP_APP_SECRET: SECRET,
        WHATSAPP_WEBHOOK_VERIFY_TOKEN: 'the-verify-token',
        QUEUE_SECRET: 'a-secret-of-the-bench',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  await once(deno.stdout, 'data')
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${deno.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  return { port, memory, stop: () => deno.kill('SIGKILL') }
}

/** The same work by the shortest way there is. */
async function floor(url: string, count: number): Promise<number> {
  const sql = postgres(url, { max: FLOOR_CONNECTIONS, prepare: true, onnotice: () => {} })
  const bodies = Array.from({ length: count }, (_, n) => Buffer.from(body(n)))
  const store = (bytes: Buffer) => sql`
    with stored as (
      insert into public.webhook_events (app, body, body_sha256) values ('floor', ${bytes}, sha256(${bytes}::bytea))
      returning id
    )
    select pgmq.send('inbound', jsonb_build_object('event_id', id)) from stored`
  await inParallel(
    FLOOR_CONNECTIONS * 4,
    FLOOR_CONNECTIONS,
    async (n) => void (await store(Buffer.from(body(-n)))),
  )
  const started = performance.now()
  await inParallel(count, FLOOR_CONNECTIONS, async (n) => void (await store(bodies[n] as Buffer)))
  const perSecond = count / ((performance.now() - started) / 1000)
  await sql.end()
  return perSecond
}

/** Measures and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      requests: { type: 'string', default: '20000' },
      memory: { type: 'boolean' },
    },
  })
  const count = Number(values.requests)
  const hub = await startLoneHub()
  const server = await serveWebhook(hub.url)
  const http = client(server.port, CONCURRENCY)
  let refused = 0
  const posts = (from: number, n: number) =>
    Array.from({ length: n }, (_, index) => {
      const text = body(from + index)
      return {
        path: '/webhook',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(text) },
        body: text,
      }
    })
  const load = async (n: number): Promise<number> => {
    const ready = posts(0, n)
    const started = performance.now()
    await inParallel(n, CONCURRENCY, async (index) => {
      if ((await http.post(ready[index] as (typeof ready)[number])) !== 200) refused += 1
    })
    return n / ((performance.now() - started) / 1000)
  }
  try {
    await load(1000)
    const memory: Record<string, number> = { after_1000: Math.round(server.memory()) }
    const floors = [await floor(hub.url, Math.min(count, 10_000))]
    const rates = [await load(count)]
    floors.push(await floor(hub.url, Math.min(count, 10_000)))
    rates.push(await load(count))
    const value = Math.max(...rates)
    const base = Math.max(...floors)
    const half = posts(0, Math.ceil((value / 2) * 5) + 1)
    const times = await atRate(value / 2, 5, async (n) => {
      if ((await http.post(half[n] as (typeof half)[number])) !== 200) refused += 1
    })
    let done = 1000 + 2 * count + half.length
    memory[`after_${done}`] = Math.round(server.memory())
    // Whether it goes on growing: V8 takes what it needs for a steady load within the first ten thousand requests.
    for (; values.memory && done < 100_000; done += 20_000) {
      await load(20_000)
      memory[`after_${done + 20_000}`] = Math.round(server.memory())
    }
    console.log(
      JSON.stringify({
        bench: 'ingest',
        value: Math.round(value),
        floor: Math.round(base),
        ratio: Number((value / base).toFixed(2)),
        p50_ms: percentile(times, 0.5),
        p99_ms: percentile(times, 0.99),
        above_1s: times.filter((time) => time > 1000).length,
        memory_mb: memory,
        requests: done,
        refused,
      }),
    )
  } finally {
    http.close()
    server.stop()
    await hub.stop()
  }
}
