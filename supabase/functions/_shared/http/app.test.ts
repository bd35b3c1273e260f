import { createRoute } from '@hono/zod-openapi'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProblemDetails } from '../contracts/problem.ts'
import { forUsers, forWorkers, openToAll } from './access.ts'
import { createApp } from './app.ts'
import { Problem } from './problem.ts'
import { json, problems } from './responses.ts'

const Body = z.strictObject({ text: z.strictObject({ body: z.string().min(1) }) })
const Echo = z.object({ body: z.string() })

function sampleApp() {
  const app = createApp('samples', { maxBodyBytes: 1000 })
  const request = { body: { required: true, content: { 'application/json': { schema: Body } } } }
  const responses = { 200: json('Echo', Echo), ...problems(422) }
  app.openapi(
    createRoute({ ...openToAll, method: 'post', path: '/', operationId: 'echo', request, responses }),
    (c) => c.json({ body: c.req.valid('json').text.body }, 200),
  )
  app.openapi(
    createRoute({
      ...forUsers,
      method: 'post',
      path: '/private',
      operationId: 'privateEcho',
      request,
      responses,
    }),
    (c) => c.json({ body: c.var.caller.kind }, 200),
  )
  app.openapi(
    createRoute({ ...forWorkers, method: 'post', path: '/work', operationId: 'work', responses }),
    (c) => c.json({ body: 'worked' }, 200),
  )
  app.openapi(
    createRoute({
      ...openToAll,
      method: 'get',
      path: '/{id}',
      operationId: 'fail',
      request: { params: z.object({ id: z.string() }) },
      responses,
    }),
    (c): never => {
      const { id } = c.req.valid('param')
      if (id === 'window') throw new Problem('window_closed')
      if (id === 'sql') throw Object.assign(new Error('secret detail +201099884670'), { code: '23505' })
      if (id === 'named')
        throw Object.assign(new Error('No such thing.'), { code: 'PT409', hint: 'window_closed' })
      throw new Error('secret detail')
    },
  )
  return app
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = ProblemDetails.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.request_id).toBe(response.headers.get('x-request-id'))
  return problem
}

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => ({
  method: 'POST',
  body,
  headers,
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('an app of a function group', () => {
  test('answers a valid request under its own name', async () => {
    const response = await sampleApp().request('/samples', post('{"text":{"body":"سلام"}}'))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ body: 'سلام' })
  })

  test('names each part of a request that breaks the contract', async () => {
    const response = await sampleApp().request('/samples', post('{"text":{"body":""},"more":1}'))
    const problem = await problemOf(response)
    expect(problem.code).toBe('invalid_request')
    expect(problem.errors?.map((part) => part.pointer)).toContain('/body/text/body')
    expect(problem.message.ar).toMatch(/\p{Script=Arabic}/u)
  })

  test('refuses broken JSON with 400', async () => {
    const problem = await problemOf(await sampleApp().request('/samples', post('{"text":')))
    expect(problem).toMatchObject({ status: 400, code: 'malformed_request' })
  })

  test('refuses a body that is not JSON with 415', async () => {
    const response = await sampleApp().request('/samples', post('hello', { 'content-type': 'text/plain' }))
    expect(await problemOf(response)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  test('refuses a body over the limit with 413', async () => {
    const response = await sampleApp().request('/samples', post(`{"text":{"body":"${'a'.repeat(2000)}"}}`))
    expect(await problemOf(response)).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  test('answers an unknown path with 404', async () => {
    expect(await problemOf(await sampleApp().request('/samples/a/b'))).toMatchObject({ code: 'not_found' })
  })

  test('answers a method that a path does not offer with 405 and names those it does', async () => {
    const response = await sampleApp().request('/samples', { method: 'DELETE' })
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(response.headers.get('allow')).toBe('POST')
  })

  test('keeps a sound request id and replaces an unsound one', async () => {
    const kept = await sampleApp().request('/samples/a/b', { headers: { 'x-request-id': 'req-1' } })
    expect((await problemOf(kept)).request_id).toBe('req-1')
    const replaced = await sampleApp().request('/samples/a/b', { headers: { 'x-request-id': 'a b<c>' } })
    expect((await problemOf(replaced)).request_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('lets a page of any origin ask, and names the headers it may send', async () => {
    const response = await sampleApp().request('/samples', {
      method: 'OPTIONS',
      headers: { origin: 'https://inbox.example', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toContain('idempotency-key')
  })
})

describe('a failure inside a route', () => {
  test('that is a problem keeps its code and its sentence', async () => {
    const problem = await problemOf(await sampleApp().request('/samples/window'))
    expect(problem).toMatchObject({ status: 409, code: 'window_closed', instance: '/samples/window' })
    expect(problem.message.en).toContain('template')
  })

  test('that SQL has named carries that name', async () => {
    const problem = await problemOf(await sampleApp().request('/samples/named'))
    expect(problem).toMatchObject({ status: 409, code: 'window_closed', detail: 'No such thing.' })
  })

  test('that Postgres raised by itself never shows its text', async () => {
    const response = await sampleApp().request('/samples/sql')
    expect(response.status).toBe(409)
    expect(await response.text()).not.toContain('secret')
  })

  test('that nobody expected is an internal error, logged without digits and told to nobody', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await sampleApp().request('/samples/boom')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret detail')
    expect(logged).toHaveBeenCalledOnce()
    expect(JSON.parse(logged.mock.calls[0]?.[0])).toMatchObject({
      event: 'request_failed',
      path: '/samples/boom',
    })
  })
})

describe('access', () => {
  test('a stranger with a broken body is told to sign in, not what is wrong with the body', async () => {
    vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:1')
    const problem = await problemOf(await sampleApp().request('/samples/private', post('{')))
    expect(problem).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('a made-up token is refused', async () => {
    vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:1')
    vi.stubEnv('SUPABASE_JWKS', '{"keys":[]}')
    const headers = {
      authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
      'content-type': 'application/json',
    }
    const response = await sampleApp().request('/samples/private', post('{}', headers))
    expect(await problemOf(response)).toMatchObject({ code: 'unauthenticated' })
  })

  test('work is refused without the secret of the queue, with a wrong one, and while none is configured', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const work = (headers: Record<string, string>) =>
      sampleApp().request('/samples/work', { method: 'POST', headers })
    expect((await work({ 'x-queue-secret': '' })).status).toBe(401)
    vi.stubEnv('QUEUE_SECRET', 'the-secret-of-the-queue')
    expect((await work({})).status).toBe(401)
    expect((await work({ 'x-queue-secret': 'the-secret-of-the-queu' })).status).toBe(401)
    expect((await work({ 'x-queue-secret': 'the-secret-of-the-queue' })).status).toBe(200)
  })
})
