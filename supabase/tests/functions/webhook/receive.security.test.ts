import { Buffer } from 'node:buffer'
import { afterEach, expect, test, vi } from 'vitest'
import { ProblemDetails } from '../../../functions/_shared/contracts/problem.ts'
import { app } from '../../../functions/webhook/app.ts'
import { postWebhook, type SignatureKind } from '../_support/graph.ts'
import { stack } from '../_support/stack.ts'
import { post, sign, storedEvents, uniqueBody } from '../_support/webhook.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const wrongKinds: SignatureKind[] = [
  'wrong_secret',
  'missing',
  'malformed',
  'truncated',
  'overlong',
  'no_prefix',
  'sha1_only',
]

test.each(wrongKinds)(
  'A2: a signature that is %s is answered 401 and nothing is written',
  async (signature) => {
    const body = uniqueBody()
    const { statuses } = await postWebhook({ phone_number_id: stack.phone_number_id, body, signature })
    expect(statuses).toEqual({ 401: 1 })
    expect(await storedEvents(body)).toEqual([])
  },
)

test('A2: a signature of other bytes is answered 401 with a problem, and nothing is written', async () => {
  const body = uniqueBody()
  const response = await post(`${body} `, { signature: sign(body) })
  expect(response.status).toBe(401)
  expect(ProblemDetails.parse(await response.json()).code).toBe('invalid_signature')
  expect(await storedEvents(`${body} `)).toEqual([])
})

test.each([
  ['absent', ''],
  ['too short to be one', 'short'],
])('A2: while the app secret is %s every POST is refused, whatever signed it', async (_, configured) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubEnv('SUPABASE_DB_URL', stack.db_url)
  vi.stubEnv('WHATSAPP_APP_SECRET', configured)
  vi.stubEnv('WHATSAPP_APP_SECRET_PREVIOUS', '')
  const body = uniqueBody()
  for (const secret of [stack.app_secret, configured]) {
    const headers = { 'x-hub-signature-256': sign(body, secret) }
    expect((await app.request('/webhook', { method: 'POST', body, headers })).status).toBe(401)
  }
  expect(await storedEvents(body)).toEqual([])
})

test('a payload over 3 MB is refused and not written', async () => {
  const body = Buffer.alloc(3 * 1024 * 1024 + 1, 'a')
  expect((await post(body)).status).toBe(413)
  expect(await storedEvents(body)).toEqual([])
})

test('a Meta app that was never set up is answered 401, even with the secret of the default app', async () => {
  const body = uniqueBody()
  expect((await post(body, { path: '/nobody' })).status).toBe(401)
  expect((await post(body, { path: '/..%2fdefault' })).status).toBe(401)
  expect(await storedEvents(body)).toEqual([])
})
