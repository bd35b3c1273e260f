import { expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld } from '../_support/world.ts'

test('A25: the Cloud-API door tells what is left, refuses beyond the limit with Retry-After, and its calls are logged', async () => {
  const world = await makeWorld()
  const key = await makeKey({
    project_id: world.projectId,
    scopes: ['numbers:read'],
    rate_limit_per_minute: 60,
  })
  const ask = () =>
    fetch(`${stack.api_url}/functions/v1/cloud/v25.0/${world.phoneNumberId}`, {
      headers: { authorization: `Bearer ${key.key}`, apikey: stack.publishable_key },
    })
  const answer = await ask()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('ratelimit')).toMatch(/^"api_key";r=\d+;t=\d+$/)
  expect(answer.headers.get('ratelimit-policy')).toBe('"api_key";q=60;w=60')
  const logged = () => sql<{ metadata: { route: string; status: number } }[]>`
    select metadata from public.system_logs
    where project_id = ${world.projectId} and category = 'api_call' and metadata ->> 'api_key_id' = ${key.id}`
  await expect.poll(async () => (await logged()).length).toBe(1)
  const [entry] = await logged()
  expect(entry?.metadata).toMatchObject({ status: 200, route: expect.stringMatching(/^\/cloud\//) })
  await sql`
    update private.rate_buckets set tokens = 0, refilled_at = now() + interval '1 hour'
    where name = ${`api_key:${key.id}`}`
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})
