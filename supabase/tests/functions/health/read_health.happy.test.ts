import { expect, test } from 'vitest'
import { Health } from '../../../functions/_shared/contracts/health.ts'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'

const url = `${stack.api_url}/functions/v1/health`

test('anybody learns that the hub is well and how far behind each queue is', async () => {
  const response = await fetch(url)
  const health = Health.parse(await response.json())
  expect(health).toMatchObject({ status: 'ok', missing: [], database: { reachable: true } })
  expect(response.status).toBe(200)
  expect(health.queues.map(({ queue }) => queue)).toEqual(
    expect.arrayContaining(['inbound', 'media', 'outbound']),
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('it shows none of the secrets that it knows', async () => {
  const text = await (await fetch(url)).text()
  for (const secret of [
    stack.app_secret,
    stack.queue_secret,
    stack.verify_token,
    stack.secret_key,
    stack.access_token,
  ]) {
    expect(text).not.toContain(secret)
  }
  expect(text).not.toContain('postgres://')
})

test('what waits in a queue shows in its depth and age', async () => {
  const read = async () => {
    const health = Health.parse(await (await fetch(url)).json())
    return health.queues.find(({ queue }) => queue === 'media')
  }
  // Not visible for an hour, so that no worker takes it.
  const [sent] = await sql<{ id: string }[]>`select pgmq.send('media', '{}'::jsonb, 3600) as id`
  try {
    await sql`update pgmq.q_media set enqueued_at = now() - interval '90 seconds' where msg_id = ${sent?.id ?? ''}`
    const queue = await read()
    expect(queue?.depth).toBeGreaterThanOrEqual(1)
    expect(queue?.oldest_age_seconds).toBeGreaterThanOrEqual(90)
  } finally {
    await sql`select pgmq.delete('media', ${sent?.id ?? ''}::bigint)`
  }
})
