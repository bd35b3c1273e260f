import { afterEach, expect, test, vi } from 'vitest'
import { app } from '../../../functions/webhook/app.ts'
import { stack } from '../_support/stack.ts'
import { webhookUrl } from '../_support/webhook.ts'

afterEach(() => vi.unstubAllEnvs())

const ask = (query: Record<string, string>, path = '') =>
  fetch(`${webhookUrl}${path}?${new URLSearchParams(query)}`)

const right = () => ({
  'hub.mode': 'subscribe',
  'hub.verify_token': stack.verify_token,
  'hub.challenge': '1158201444',
})

test('A1: the right token is answered with the bare challenge as plain text', async () => {
  const response = await ask(right())
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await response.text()).toBe('1158201444')
})

test.each<[string, Record<string, string>]>([
  ['another token', { 'hub.verify_token': 'some-other-token' }],
  ['an empty token', { 'hub.verify_token': '' }],
  ['the token without its end', { 'hub.verify_token': stack.verify_token.slice(0, -1) }],
  ['the token and more', { 'hub.verify_token': `${stack.verify_token}x` }],
  ['another mode', { 'hub.mode': 'unsubscribe' }],
  ['no mode', { 'hub.mode': '' }],
])('A1: %s is answered 403 without the challenge', async (_, change) => {
  const response = await ask({ ...right(), ...change })
  expect(response.status).toBe(403)
  expect(await response.text()).not.toContain('1158201444')
})

test('A1: a bare visit is answered 403', async () => {
  expect((await fetch(webhookUrl)).status).toBe(403)
})

test('while no token is configured no token is right, not even an empty one', async () => {
  vi.stubEnv('WHATSAPP_WEBHOOK_VERIFY_TOKEN', '')
  const response = await app.request('/webhook?hub.mode=subscribe&hub.verify_token=&hub.challenge=1')
  expect(response.status).toBe(403)
})
