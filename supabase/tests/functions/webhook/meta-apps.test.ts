import { beforeAll, expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { post, sign, storedEvents, uniqueBody, webhookUrl } from '../_support/webhook.ts'

const path = `app-${crypto.randomUUID()}`
const secret = 'the-secret-of-another-meta-app'
const previous = 'the-secret-before-the-rotation'
const verifyToken = 'the-token-of-another-meta-app'

beforeAll(async () => {
  const [app] = await sql<{ id: string }[]>`
    insert into public.meta_apps (tenant_id, path)
    values ('10000000-0000-4000-8000-000000000001', ${path})
    returning id`
  for (const [name, value] of [
    ['meta_app_secret', secret],
    ['meta_app_previous_secret', previous],
    ['meta_app_verify_token', verifyToken],
  ]) {
    await sql`select private.put_secret(${`${name}:${app?.id}`}, ${value ?? ''})`
  }
})

test('A1: another Meta app is verified with its own token, at its own path', async () => {
  const ask = (token: string) =>
    fetch(`${webhookUrl}/${path}?hub.mode=subscribe&hub.challenge=77&hub.verify_token=${token}`)
  expect(await (await ask(verifyToken)).text()).toBe('77')
  expect((await ask('another-token')).status).toBe(403)
})

test('A2: its events are accepted with its own secret, the current and the one before', async () => {
  for (const key of [secret, previous]) {
    const body = uniqueBody()
    expect((await post(body, { path: `/${path}`, signature: sign(body, key) })).status).toBe(200)
    expect(await storedEvents(body)).toMatchObject([{ app: path }])
  }
})

test('A2: the secret of the default app opens it as little as its secret opens the default app', async () => {
  const body = uniqueBody()
  expect((await post(body, { path: `/${path}` })).status).toBe(401)
  expect((await post(body, { signature: sign(body, secret) })).status).toBe(401)
  expect(await storedEvents(body)).toEqual([])
})
