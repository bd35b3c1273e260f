// From Meta's POST to the Realtime event in a subscriber, at a steady rate over the whole stack, and how long each stage
// takes of it.
import { createHash, createHmac } from 'node:crypto'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { envelope, written } from '../supabase/tests/functions/inbound/_support/events.ts'
import { startFrozenStack } from './_support/frozen-stack.ts'
import { atRate, client, percentile } from './_support/load.ts'

const PROJECT = '20000000-0000-4000-8000-000000000001'
const NUMBER = '60000000-0000-4000-8000-000000000001'
const business = { phoneNumberId: '109876543210987', display: '+201099884670', wabaId: '102030405060708' }

/** The id that the hub gives a message: it follows from Meta's. */
function messageId(wamid: string): string {
  const hex = createHash('md5').update(`${NUMBER} ${wamid}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

type Change = { payload: { events: { type: string; message_id?: string }[] } }

/** Measures and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      rate: { type: 'string', default: '100' },
      seconds: { type: 'string', default: '15' },
    },
  })
  const stack = await startFrozenStack()
  const { status } = stack
  const sql = postgres(status.db_url, { max: 1, onnotice: () => {} })
  const admin = status.users.find(({ role }) => role === 'admin')
  const supabase = createClient(status.api_url, status.publishable_key)
  const http = client(Number(new URL(status.api_url).port), 64)
  try {
    await supabase.auth.signInWithPassword({ email: admin?.email ?? '', password: admin?.password ?? '' })
    await supabase.realtime.setAuth()
    const seen = new Map<string, number>()
    const channel = supabase.channel(`project:${PROJECT}`, { config: { private: true } })
    channel.on('broadcast', { event: 'change' }, (change) => {
      const at = performance.timeOrigin + performance.now()
      for (const { type, message_id } of (change as unknown as Change).payload.events)
        if (type === 'message.received' && message_id) seen.set(message_id, at)
    })
    await new Promise<void>((resolve, reject) =>
      channel.subscribe((state, error) => {
        if (state === 'SUBSCRIBED') resolve()
        else if (error) reject(error)
      }),
    )
    const posted = new Map<string, { wamid: string; at: number; answered: number }>()
    let deliveredAgain = 0
    const send = async (n: number) => {
      const wamid = `wamid.${n}.${crypto.randomUUID()}`
      const person = { wa_id: `2011${String(10_000_000 + (n % 200))}` }
      const at = Math.floor(Date.now() / 1000)
      const body = envelope([written(business, person, [{ id: wamid, at }])], business.wabaId)
      const signature = `sha256=${createHmac('sha256', status.app_secret).update(body).digest('hex')}`
      const sent = { wamid, at: performance.timeOrigin + performance.now(), answered: 0 }
      posted.set(messageId(wamid), sent)
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
      // Meta delivers again what was not taken, and so is it here; the time runs on.
      while ((await http.post({ path: '/functions/v1/webhook', headers, body })) !== 200) {
        deliveredAgain += 1
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
      sent.answered = performance.timeOrigin + performance.now()
    }
    const rate = Number(values.rate)
    await atRate(rate, 5, send) // plans, connections and pools warm up
    await new Promise((resolve) => setTimeout(resolve, 1000))
    posted.clear()
    deliveredAgain = 0
    await sql`analyze`
    await atRate(rate, Number(values.seconds), send)
    for (let n = 0; n < 100 && [...posted.keys()].some((id) => !seen.has(id)); n += 1)
      await new Promise((resolve) => setTimeout(resolve, 100))

    const rows = await sql<{ id: string; received: number; applied: number }[]>`
      select m.id, extract(epoch from w.received_at)::float8 * 1000 as received,
        extract(epoch from m.created_at)::float8 * 1000 as applied
      from public.messages as m
      join public.webhook_events as w on position(convert_to(m.wamid, 'UTF8') in w.body) > 0
      where m.id = any (${[...posted.keys()].slice(0, 300)}::uuid[]) and w.received_at > now() - interval '2 minutes'`
    const all = [...posted].flatMap(([id, { at }]) => {
      const arrived = seen.get(id)
      return arrived === undefined ? [] : [arrived - at]
    })
    const stage = (
      of: (row: (typeof rows)[number], sent: { at: number; answered: number }, arrived: number) => number,
    ) =>
      percentile(
        rows.flatMap((row) => {
          const sent = posted.get(row.id)
          const arrived = seen.get(row.id)
          return sent && arrived ? [of(row, sent, arrived)] : []
        }),
        0.5,
      )
    console.log(
      JSON.stringify({
        bench: 'latency',
        value: percentile(all, 0.5),
        p50_ms: percentile(all, 0.5),
        p99_ms: percentile(all, 0.99),
        rate,
        messages: posted.size,
        missing: posted.size - all.length,
        delivered_again: deliveredAgain,
        stages_p50_ms: {
          post_to_stored: stage((row, sent) => row.received - sent.at),
          stored_to_work: stage((row) => row.applied - row.received),
          work_to_subscriber: stage((row, _, arrived) => arrived - row.applied),
          post_to_answer: stage((_, sent) => sent.answered - sent.at),
        },
      }),
    )
    if (all.length < posted.size) process.exitCode = 1
  } finally {
    http.close()
    await supabase.removeAllChannels()
    await sql.end()
    await stack.stop()
  }
}
