import { expect, test } from 'vitest'
import { ProblemDetails } from '../../../functions/_shared/contracts/problem.ts'
import { call, signIn } from '../_support/caller.ts'
import { stack } from '../_support/stack.ts'

const queues = ['inbound', 'outbound', 'media']

test.each(queues)('A13: without its secret the %s worker is answered 401', async (queue) => {
  const answer = await call('POST', `/queue/${queue}`, { body: {} })
  expect(answer.status).toBe(401)
  expect(ProblemDetails.parse(answer.body).code).toBe('unauthenticated')
})

test('A13: no other credential stands in for the secret', async () => {
  const owner = await signIn('owner')
  expect((await owner.call('POST', '/queue/inbound', { body: {} })).status).toBe(401)
  const wrong: Record<string, string>[] = [
    { 'x-queue-secret': `${stack.queue_secret}x` },
    { 'x-queue-secret': stack.secret_key },
    { apikey: stack.secret_key },
    { authorization: `Bearer ${stack.queue_secret}` },
  ]
  for (const headers of wrong) {
    expect((await call('POST', '/queue/inbound', { body: {}, headers })).status).toBe(401)
  }
})

test('A13: with it and nothing to do, the worker ends at once', async () => {
  const started = performance.now()
  const headers = { 'x-queue-secret': stack.queue_secret }
  const answer = await call('POST', '/queue/media', { body: {}, headers })
  expect(answer.status).toBeLessThan(300)
  expect(performance.now() - started).toBeLessThan(2000)
})
