// A25: one limit for all instances, by key, user or address, which no header gets around.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { address, newPerson } from '../_support/people.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

const LIMIT = 20
const root = new URL('../../../../', import.meta.url)

let world: World
let conversationId = ''

beforeAll(async () => {
  world = await makeWorld()
  conversationId = (await makeConversation(world)).conversationId
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** A second process with the same functions and the same database, reached without the gateway. */
async function secondProcess() {
  const port = await freePort()
  const script = `
    import { serve } from '@hono/node-server'
    import { app } from './supabase/functions/conversations/app.ts'
    serve({ fetch: app.fetch, port: ${port}, hostname: '127.0.0.1' }, () => console.log('ready'))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SUPABASE_URL: stack.api_url,
      SUPABASE_DB_URL: stack.db_url,
      SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: stack.publishable_key }),
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: stack.secret_key }),
    },
  })
  await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

describe('the limit of a caller (A25)', () => {
  let second: Awaited<ReturnType<typeof secondProcess>>

  beforeAll(async () => {
    second = await secondProcess()
  })
  afterAll(() => second.stop())

  test('is shared by two processes: together they accept the limit, give or take one', async () => {
    const key = await makeKey({
      project_id: world.projectId,
      scopes: ['*'],
      rate_limit_per_minute: LIMIT,
    })
    const started = performance.now()
    const answers = await Promise.all(
      Array.from({ length: LIMIT * 3 }, async (_, index) => {
        const path = `/conversations/${conversationId}`
        const headers = { 'x-api-key': key.key, 'x-forwarded-for': `203.0.113.${index}` }
        if (index % 2) return (await call('GET', path, { headers })).status
        return (await fetch(second.url + path, { headers })).status
      }),
    )
    const refilled = ((performance.now() - started) / 60_000) * LIMIT
    const accepted = answers.filter((status) => status === 200).length
    expect(new Set(answers)).toEqual(new Set([200, 429]))
    expect(accepted).toBeGreaterThanOrEqual(LIMIT - 1)
    expect(accepted).toBeLessThanOrEqual(LIMIT + 1 + refilled)

    const refused = await key.call('GET', `/conversations/${conversationId}`)
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(refused.headers.get('retry-after'))).toBe(60 / LIMIT)
    expect(refused.headers.get('ratelimit')).toMatch(/^"api_key";r=0;t=\d+$/)
    expect(refused.headers.get('ratelimit-policy')).toBe(`"api_key";q=${LIMIT};w=60`)
  })

  // The bucket's clock stands an hour ahead, so that nothing flows in, whatever the limit is.
  test('of an address counts requests that prove nothing, and ends in 429', async () => {
    const asking = `198.51.100.${Math.floor(Math.random() * 250)}`
    const headers = { 'x-forwarded-for': `6.6.6.6, ${asking}`, 'x-api-key': 'hub_made_up' }
    await sql`
      insert into private.rate_buckets (name, tokens, refilled_at) values (${`address:${asking}`}, 2, now() + interval '1 hour')
      on conflict (name) do update set tokens = 2, refilled_at = excluded.refilled_at`
    const statuses: number[] = []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      statuses.push((await fetch(`${second.url}/conversations/${conversationId}`, { headers })).status)
    }
    expect(statuses).toEqual([401, 401, 429])
  })
})

test('A25: what a client writes as its address does not reach the functions', async () => {
  const made_up = `192.0.2.${Math.floor(Math.random() * 250)}`
  const answer = await call('GET', `/conversations/${conversationId}`, {
    headers: {
      'x-forwarded-for': made_up,
      'x-real-ip': made_up,
      'cf-connecting-ip': made_up,
      forwarded: `for=${made_up}`,
    },
  })
  expect(answer.status).toBe(401)
  const buckets = await sql<{ name: string }[]>`
    select name from private.rate_buckets where name in (${`address:${made_up}`}, 'address:127.0.0.1')`
  expect(buckets.map(({ name }) => name)).toEqual(['address:127.0.0.1'])
})

test('A25: invitations are limited as all acts of a person are, and a refused one sends nothing', async () => {
  const person = await newPerson(address())
  await sql`
    insert into public.project_members (project_id, user_id, role)
    values (${world.projectId}, ${person.userId}, 'admin')`
  await sql`
    insert into private.rate_buckets (name, tokens, refilled_at)
    values (${`user:${person.userId}`}, 2, now() + interval '1 hour')`
  const invited = [address(), address(), address()]
  const statuses: number[] = []
  for (const email of invited) {
    const answer = await person.call('POST', `/project/${world.projectId}/invitations`, {
      email,
      role: 'viewer',
    })
    statuses.push(answer.status)
  }
  expect(statuses).toEqual([201, 201, 429])
  const links = await sql<{ email: string }[]>`
    select email from public.magic_links where project_id = ${world.projectId} order by created_at`
  expect(links.map(({ email }) => email)).toEqual(invited.slice(0, 2))
})

test('a signed-in person is told what is left', async () => {
  const agent = await signIn('agent')
  const { headers } = await agent.call('GET', `/conversations/${conversationId}`)
  expect(headers.get('ratelimit')).toMatch(/^"user";r=\d+;t=\d+$/)
})
