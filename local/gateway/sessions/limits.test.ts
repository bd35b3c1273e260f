import { readFileSync } from 'node:fs'
import { createClient } from '@supabase/supabase-js'
import { expect, test } from 'vitest'
import { parseProjectConfig } from '../lite/project-config.ts'
import { createAuthLimits } from './limits.ts'

/** What the repository itself asks of Auth: hosted Auth keeps the same numbers. */
const config = parseProjectConfig(
  readFileSync(new URL('../../../supabase/config.toml', import.meta.url), 'utf8'),
)

function auth({ factor = 1, ok = true } = {}) {
  let time = 0
  let answered = 0
  const limited = createAuthLimits(config, { factor, now: () => time })
  const ask = (act: string, body: object = {}, address = '192.0.2.1') =>
    limited(
      new Request(`http://localhost/auth/v1/${act}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
      }),
      async () => {
        answered += 1
        return Response.json({}, { status: ok ? 200 : 400 })
      },
    )
  const times = async (count: number, act: string) => {
    const statuses: number[] = []
    for (let index = 0; index < count; index++) statuses.push((await ask(act)).status)
    return statuses
  }
  return {
    ask,
    times,
    pass: (seconds: number) => {
      time += seconds * 1000
    },
    answered: () => answered,
  }
}

test('A25: a password is tried thirty times from one address, right or wrong, then after a while again', async () => {
  const { ask, times, pass, answered } = auth({ ok: false })
  expect(await times(30, 'token?grant_type=password')).toEqual(Array(30).fill(400))
  const refused = await ask('token?grant_type=password')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(refused.headers.get('x-sb-error-code')).toBe('over_request_rate_limit')
  expect(await refused.json()).toMatchObject({ code: 429, error_code: 'over_request_rate_limit' })
  expect(answered()).toBe(30) // the refused one reached nobody
  for (const act of ['signup', 'otp', 'magiclink', 'recover']) expect((await ask(act)).status).toBe(429)
  expect((await ask('token?grant_type=password', {}, '192.0.2.2')).status).toBe(400)
  pass(10)
  expect(await times(2, 'token?grant_type=password')).toEqual([400, 429])
})

test('tokens are refreshed and codes verified by limits of their own', async () => {
  const { times } = auth()
  expect(await times(31, 'verify')).toEqual([...Array(30).fill(200), 429])
  expect(await times(151, 'token?grant_type=refresh_token')).toEqual([...Array(150).fill(200), 429])
  expect(await times(31, 'logout')).toEqual(Array(31).fill(200))
})

test('a person gets one mail of a kind in ten seconds, and the project sixty in an hour, from whatever address', async () => {
  const { ask, pass } = auth()
  const link = (email: string, address: string) => ask('otp', { email }, address)
  expect((await link('mona@example.com', '192.0.2.1')).status).toBe(200)
  const again = await link('Mona@example.com ', '192.0.2.2')
  expect(await again.json()).toMatchObject({
    error_code: 'over_email_send_rate_limit',
    msg: 'For security purposes, you can only request this after 10 seconds.',
  })
  expect((await ask('signup', { email: 'mona@example.com' }, '192.0.2.3')).status).toBe(200)
  pass(10)
  for (let index = 2; index < 60; index++)
    expect((await link(`p${index}@example.com`, `192.0.2.${index}`)).status).toBe(200)
  const sixtyFirst = await link('last@example.com', '192.0.2.200')
  expect(await sixtyFirst.json()).toMatchObject({ error_code: 'over_email_send_rate_limit' })
})

test('what sends nothing takes no mail', async () => {
  const { ask } = auth({ ok: false })
  for (const address of ['192.0.2.1', '192.0.2.2'])
    expect((await ask('otp', { email: 'nobody@example.com' }, address)).status).toBe(400)
})

test('a factor raises all of them and switches none off', async () => {
  const { times } = auth({ factor: 3 })
  expect(await times(91, 'verify')).toEqual([...Array(90).fill(200), 429])
})

test('supabase-js hears the code by which the dashboard knows what to say', async () => {
  const { ask, times } = auth()
  await times(30, 'token?grant_type=password')
  const client = createClient('http://localhost', 'sb_publishable_x', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (url) => ask(String(url).split('/auth/v1/')[1] ?? '') },
  })
  const { error } = await client.auth.signInWithPassword({ email: 'mona@example.com', password: 'x' })
  expect(error).toMatchObject({ name: 'AuthApiError', status: 429, code: 'over_request_rate_limit' })
})
