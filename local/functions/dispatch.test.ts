import { expect, test, vi } from 'vitest'
import { dispatch, type Group, groupFrom } from './dispatch.ts'

const echo: Group = {
  fetch: async (request) => new Response(`${new URL(request.url).pathname} ${await request.text()}`),
}
const groups = new Map<string, Group>([
  ['messages', echo],
  ['broken', { failure: 'a comma is missing' }],
  [
    'throws',
    {
      fetch: () => {
        throw new Error('no handler')
      },
    },
  ],
])
const call = (path: string, init?: RequestInit) =>
  dispatch(groups, new Request(`http://127.0.0.1${path}`, init))

test('a group sees its path without the prefix of hosted Supabase, and the body as it was sent', async () => {
  const answer = await call('/functions/v1/messages/1?limit=2', { method: 'POST', body: 'مرحبا' })
  expect(await answer.text()).toBe('/messages/1 مرحبا')
})

test('a path without the prefix reaches the same group', async () => {
  expect(await (await call('/messages')).text()).toBe('/messages ')
})

test('an unknown group is not found', async () => {
  expect((await call('/functions/v1/nothing')).status).toBe(404)
  expect((await call('/')).status).toBe(404)
})

test('a group that could not be loaded says why, and the others go on', async () => {
  const answer = await call('/broken/x')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('a comma is missing')
  expect((await call('/messages')).status).toBe(200)
})

test('an error that escapes a handler becomes a 500 without its text', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await call('/throws')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('no handler')
  expect(log).toHaveBeenCalled()
})

test('a module without a default fetch is a failure, not a group', () => {
  expect(groupFrom({ default: { fetch: () => new Response() } })).toHaveProperty('fetch')
  expect(groupFrom({ default: {} })).toHaveProperty('failure')
  expect(groupFrom({})).toHaveProperty('failure')
  expect(groupFrom(undefined)).toHaveProperty('failure')
})
