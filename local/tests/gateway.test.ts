import { expect, test } from 'vitest'
import { stack } from './_support/people.ts'

const { api_url: url, publishable_key: key, secret_key: secret } = stack

test('a page of another origin may call the API', async () => {
  const response = await fetch(`${url}/rest/v1/contacts`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://hub.example',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,apikey,x-api-key,prefer',
    },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toContain('PATCH')
  expect(response.headers.get('access-control-allow-headers')).toContain('x-api-key')
  const read = await fetch(`${url}/rest/v1/contacts?select=id`, {
    headers: { apikey: key, origin: 'https://hub.example' },
  })
  expect(read.headers.get('access-control-allow-origin')).toBe('*')
  expect(read.headers.get('access-control-expose-headers')).toContain('Content-Range')
})

test('a request without a key, with a wrong one, or with the secret one from a browser is refused', async () => {
  for (const path of ['/rest/v1/contacts', '/auth/v1/user']) {
    expect((await fetch(url + path)).status).toBe(401)
    expect((await fetch(url + path, { headers: { apikey: 'sb_publishable_nonsense' } })).status).toBe(401)
  }
  const headers = { apikey: secret, 'user-agent': 'Mozilla/5.0 (X11; Linux) Chrome/150' }
  expect((await fetch(`${url}/rest/v1/contacts`, { headers })).status).toBe(401)
  expect((await fetch(`${url}/rest/v1/contacts?limit=1`, { headers: { apikey: secret } })).status).toBe(200)
})

test('the functions answer under both of their addresses', async () => {
  for (const path of ['/functions/v1/health', '/api/health'])
    expect(await (await fetch(url + path)).json()).toHaveProperty('status')
})

test('the dashboard learns from the host where it is', async () => {
  const config = (await (await fetch(`${url}/config.json`)).json()) as Record<string, string>
  expect(config).toEqual({ supabase_url: url, publishable_key: key })
})

test('the schema is read anew on demand, and not for a page in a browser', async () => {
  expect((await fetch(`${url}/internal/reload`, { method: 'POST' })).status).toBe(204)
  const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } }
  expect((await fetch(`${url}/internal/reload`, foreign)).status).toBe(403)
})

test('the mailbox takes mails from the hub itself and shows them', async () => {
  const subject = `دعوة ${crypto.randomUUID()}`
  const sent = await fetch(new URL('/send', stack.mail_url), {
    method: 'POST',
    body: JSON.stringify({ to: 'someone@stand-ins.example', subject, html: '<b>hello</b>' }),
  })
  expect(sent.status).toBe(202)
  expect(await (await fetch(stack.mail_url)).text()).toContain(subject)
})
