import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually, scratchFolder, scratchSupabase } from '../postgres/_support/scratch.ts'
import { type Database, openDatabase } from '../postgres/database.ts'
import { freePort } from '../stack/ports.ts'
import { type NetSender, startNet } from './start.ts'

interface Heard {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let database: Database
let sql: postgres.Sql
let net: NetSender
let server: Server
let base: string
const heard: Heard[] = []

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push({ method: request.method, url: request.url, headers: request.headers, body })
    if (request.url?.startsWith('/slow')) return setTimeout(() => response.end('late'), 2000).unref()
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'application/json' })
    response.end('{"ok": "نعم"}')
  }).listen(0, '127.0.0.1')
  scratch = await scratchFolder()
  const supabase = await scratchSupabase(scratch.path, {
    '20260101000100_net.sql': 'create extension if not exists pg_net with schema extensions;',
  })
  database = await openDatabase({
    dataDir: join(scratch.path, 'data'),
    instance: 'net',
    port: await freePort(),
    supabase,
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  sql = postgres(database.server.url, { max: 2, onnotice: () => {} })
  net = await startNet({ url: database.server.url })
}, 60_000)

beforeEach(() => {
  heard.length = 0
})

afterAll(async () => {
  await net?.stop()
  await sql?.end()
  await database?.server.stop()
  server?.closeAllConnections()
  server?.close()
  await scratch?.remove()
})

const answerTo = (id: unknown) =>
  eventually(async () => (await sql`select * from net._http_response where id = ${String(id)}`)[0])

test('a POST leaves at once after commit, with its JSON, its headers and its parameters', async () => {
  const begun = Date.now()
  const [row] = await sql`
    select net.http_post(${`${base}/post?a=1`}, '{"text": "مرحبا"}'::jsonb, '{"q": "b c&d"}'::jsonb,
      '{"x-queue-secret": "s"}'::jsonb) as id`
  const answer = await answerTo(row?.id)
  expect(Date.now() - begun).toBeLessThan(1000)
  expect(answer).toMatchObject({
    status_code: 200,
    content: '{"ok": "نعم"}',
    timed_out: false,
    error_msg: null,
  })
  expect(answer?.content_type).toBe('application/json')
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ method: 'POST', url: '/post?a=1&q=b%20c%26d', body: '{"text": "مرحبا"}' })
  expect(heard[0]?.headers).toMatchObject({ 'x-queue-secret': 's', 'content-type': 'application/json' })
  expect(await sql`select 1 from net.http_request_queue`).toHaveLength(0)
})

test('nothing leaves before commit or after a rollback', async () => {
  await sql
    .begin(async (transaction) => {
      await transaction`select net.http_get(${`${base}/undone`})`
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(heard).toHaveLength(0)
      throw new Error('undone')
    })
    .catch((error) => {
      if (error.message !== 'undone') throw error
    })
  const [row] = await sql`select net.http_get(${`${base}/done`}) as id`
  await answerTo(row?.id)
  expect(heard.map(({ url }) => url)).toEqual(['/done'])
})

test('a refusal of the other side is an answer like any other', async () => {
  const [row] = await sql`select net.http_delete(${`${base}/missing`}) as id`
  expect(await answerTo(row?.id)).toMatchObject({ status_code: 404, error_msg: null })
  expect(heard[0]?.method).toBe('DELETE')
})

test('a slow answer is given up after the time-out that was asked for', async () => {
  const begun = Date.now()
  const [row] = await sql`select net.http_get(${`${base}/slow`}, timeout_milliseconds := 200) as id`
  expect(await answerTo(row?.id)).toMatchObject({ status_code: null, timed_out: true })
  expect(Date.now() - begun).toBeLessThan(1500)
})

test('an address that nobody answers is an error in the response', async () => {
  const [row] = await sql`select net.http_get(${`http://127.0.0.1:${await freePort()}/`}) as id`
  const answer = await answerTo(row?.id)
  expect(answer).toMatchObject({ status_code: null, timed_out: false })
  expect(answer?.error_msg).toMatch(/ECONNREFUSED/)
})

test('a slow request does not hold up the others, and a burst is sent completely', async () => {
  await sql`select net.http_get(${`${base}/slow`}, timeout_milliseconds := 3000)`
  const ids =
    await sql`select net.http_post(${`${base}/burst`}, jsonb_build_object('n', n)) as id from generate_series(1, 300) as n`
  const last = ids.at(-1)?.id
  const begun = Date.now()
  await eventually(async () => {
    const [row] =
      await sql`select count(*)::int as n from net._http_response where id between ${ids[0]?.id} and ${last}`
    return row?.n === 300
  })
  expect(Date.now() - begun).toBeLessThan(1900)
  expect(new Set(heard.filter(({ url }) => url === '/burst').map(({ body }) => body)).size).toBe(300)
}, 15_000)

test('a body that is not JSON is refused in SQL', async () => {
  await expect(
    sql`select net.http_post(${base}, '{}'::jsonb, '{}'::jsonb, '{"content-type": "text/plain"}'::jsonb)`,
  ).rejects.toThrow(/Content-Type/)
})

test('the API roles may queue a request and may not read what others queued', async () => {
  await sql.begin(async (transaction) => {
    await transaction`set local role authenticated`
    await transaction`select net.http_get(${`${base}/role`})`
    await expect(
      transaction.savepoint((inner) => inner`select * from net.http_request_queue`),
    ).rejects.toThrow(/denied/)
  })
})
