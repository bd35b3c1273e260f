import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ProblemDetails } from '../../../functions/_shared/contracts/problem.ts'
import { closeServiceDatabase } from '../../../functions/_shared/runtime/database.ts'
import { app } from '../../../functions/webhook/app.ts'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'
import { post, sign, storedEvents, uniqueBody } from '../_support/webhook.ts'

beforeEach(() => {
  vi.stubEnv('WHATSAPP_APP_SECRET', stack.app_secret)
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await closeServiceDatabase()
})

function postInProcess(body: string): Promise<Response> {
  const headers = { 'x-hub-signature-256': sign(body) }
  return Promise.resolve(app.request('/webhook', { method: 'POST', body, headers }))
}

test('A3: while the database is down every delivery is answered 503, so that Meta delivers again', async () => {
  vi.stubEnv('SUPABASE_DB_URL', 'postgres://postgres@127.0.0.1:9/postgres')
  const responses = await Promise.all(Array.from({ length: 20 }, () => postInProcess(uniqueBody())))
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([503]))
  const problem = ProblemDetails.parse(await responses[0]?.json())
  expect(problem.code).toBe('unavailable')
  expect(JSON.stringify(problem)).not.toContain('127.0.0.1')
})

test('A3: without a database setting a delivery is answered 503', async () => {
  vi.stubEnv('SUPABASE_DB_URL', '')
  expect((await postInProcess(uniqueBody())).status).toBe(503)
})

test('A3: when an event cannot be queued it is not stored either, and its neighbours do not suffer', async () => {
  const poison = uniqueBody('poison')
  const sound = Array.from({ length: 30 }, () => uniqueBody())
  // Refuses to queue exactly this one event, from inside the transaction that has just stored it.
  const name = `refuse_${crypto.randomUUID().replaceAll('-', '_')}`
  await sql.unsafe(`
    create function pg_temp_${name}() returns trigger language plpgsql as $$
    begin
      if exists (
        select from public.webhook_events
        where id = (new.message ->> 'event_id')::uuid
          and body_sha256 = sha256('\\x${Buffer.from(poison).toString('hex')}'::bytea)
      ) then
        raise exception 'the queue is full';
      end if;
      return new;
    end $$;
    create trigger ${name} before insert on pgmq.q_inbound for each row execute function pg_temp_${name}();`)
  try {
    const [refused, ...taken] = await Promise.all([poison, ...sound].map((body) => post(body)))
    expect(refused?.status).toBe(503)
    expect(await storedEvents(poison)).toEqual([])
    expect(new Set(taken.map(({ status }) => status))).toEqual(new Set([200]))
    for (const body of sound) expect(await storedEvents(body)).toHaveLength(1)
  } finally {
    await sql.unsafe(`drop trigger ${name} on pgmq.q_inbound; drop function pg_temp_${name}();`)
  }
  expect((await post(poison)).status).toBe(200)
  expect(await storedEvents(poison)).toHaveLength(1)
})
