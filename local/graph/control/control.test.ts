import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../testing/running.ts'

const customer = '201001234871'
const text = { to: customer, type: 'text', text: { body: 'hi' } }
let running: Running

beforeEach(async () => {
  running = await startEmulator()
  await running.control('/messages', { from: customer, text: { body: 'hello' } })
  await until('it came', () => running.hub.messages().length === 1)
})
afterEach(() => running.stop())

describe('rules of misbehaviour', () => {
  it('answer with an error of Meta, so often and no more', async () => {
    await running.control('/misbehave', {
      match: { endpoint: 'messages.send' },
      action: { type: 'error', code: 130429 },
      count: 2,
    })
    const codes = [await running.send(text), await running.send(text), await running.send(text)]
    expect(codes.map(({ body }) => body.error?.code)).toEqual([130429, 130429, undefined])
    expect(running.emulator.world.messages.all().filter(({ author }) => author === 'business')).toHaveLength(
      1,
    )
  })

  it('hit only the recipient, type or number that they name', async () => {
    await running.control('/misbehave', {
      match: { recipient: '201116620943' },
      action: { type: 'error', code: 131056 },
    })
    expect((await running.send(text)).status).toBe(200)
    expect((await running.send({ ...text, to: '+20 111 662 0943' })).body.error.code).toBe(131056)
  })

  it('let some go by first', async () => {
    await running.control('/misbehave', {
      action: { type: 'error', code: 500 + 130_500, status: 500 },
      skip: 1,
      count: 1,
    })
    expect((await running.send(text)).status).toBe(200)
    expect((await running.send(text)).status).toBe(500)
    expect((await running.send(text)).status).toBe(200)
  })

  it('hit about as often as their probability says', async () => {
    await running.control('/numbers', { ...business, messages_per_second: 10_000, pair_burst: 10_000 })
    await running.control('/misbehave', { action: { type: 'error', code: 131016 }, probability: 0.5 })
    const answers = await Promise.all(Array.from({ length: 200 }, () => running.send(text)))
    const failed = answers.filter(({ status }) => status === 500).length
    expect(failed).toBeGreaterThan(50)
    expect(failed).toBeLessThan(150)
  })

  it('time out before the message is accepted: no answer, no message', async () => {
    await running.control('/misbehave', {
      action: { type: 'timeout_before_accept', hang_ms: 1000 },
      count: 1,
    })
    await expect(running.send(text)).rejects.toThrow()
    expect(running.emulator.world.messages.all()).toHaveLength(1)
    const { body } = await running.control('/requests?endpoint=messages.send')
    expect(body.requests[0]).toMatchObject({ answer: null, rules: [expect.any(String)] })
  })

  it('time out after the message was accepted: no answer, but the message arrives', async () => {
    await running.control('/misbehave', { action: { type: 'timeout_after_accept', hang_ms: 1000 }, count: 1 })
    await expect(running.send({ ...text, biz_opaque_callback_data: 'job-9' })).rejects.toThrow()
    await until('it was delivered', () => running.hub.statuses().length === 2)
    expect(running.hub.statuses()[0]?.biz_opaque_callback_data).toBe('job-9')
  })

  it('delay the answer, so that statuses overtake it', async () => {
    await running.control('/misbehave', { action: { type: 'delay', ms: 20_000, moment: 'after' }, count: 1 })
    const answer = running.send(text)
    await until('it was delivered', () => running.hub.statuses().length === 2)
    expect((await answer).status).toBe(200)
  })

  it('answer what is not of Meta', async () => {
    await running.control('/misbehave', {
      action: { type: 'http', status: 502, body: '<h1>Bad gateway</h1>' },
      count: 1,
    })
    expect(await running.send(text)).toEqual({ status: 502, body: '<h1>Bad gateway</h1>' })
  })

  it('can be listed and taken back', async () => {
    const { body } = await running.control('/misbehave', { action: { type: 'error', code: 1 } })
    await running.send(text)
    expect((await running.control('/misbehave')).body.rules).toMatchObject([{ applied: 1 }])
    await running.control(`/misbehave/${body.rules[0].id}`, undefined, 'DELETE')
    expect((await running.send(text)).status).toBe(200)
  })

  it('are refused with the wrong key named', async () => {
    const { status, body } = await running.control('/misbehave', { action: { type: 'explode' } })
    expect(status).toBe(400)
    expect(body.error).toContain('action')
  })
})

describe('posting raw webhooks', () => {
  const value = { messaging_product: 'whatsapp', brand_new: 'حقل جديد' }

  it('wraps, encodes and signs any field', async () => {
    const { body } = await running.control('/webhooks', { field: 'never_seen', value })
    expect(body).toMatchObject({ posts: 1, statuses: { 200: 1 } })
    const post = running.hub.received.at(-1)
    expect(post?.json.entry[0]).toMatchObject({
      id: business.waba_id,
      time: expect.any(Number),
      changes: [{ field: 'never_seen', value }],
    })
    const expected = createHmac('sha256', business.app_secret)
      .update(post?.body ?? '')
      .digest('hex')
    expect(post?.headers['x-hub-signature-256']).toBe(`sha256=${expected}`)
  })

  it('posts copies in parallel and shuffled, all of them before it answers', async () => {
    const changes = Array.from({ length: 20 }, (_, index) => ({ field: 'messages', value: { index } }))
    const before = running.hub.received.length
    const { body } = await running.control('/webhooks', { changes, copies: 3, concurrent: 8, shuffle: true })
    expect(body).toMatchObject({ posts: 60, statuses: { 200: 60 } })
    const order = running.hub.received
      .slice(before)
      .map(({ body }) => Number(/"index":(\d+)/.exec(body.toString())?.[1]))
    expect(order).toHaveLength(60)
    expect(order).not.toEqual([...order].sort((one, other) => one - other))
  })

  it('puts changes into one post', async () => {
    const changes = [
      { field: 'messages', value: {} },
      { field: 'account_update', value: {} },
    ]
    await running.control('/webhooks', { changes, together: true })
    expect(running.hub.received.at(-1)?.json.entry[0]?.changes).toHaveLength(2)
  })

  it('signs wrongly, or not at all', async () => {
    await running.control('/webhooks', { field: 'messages', value, signature: 'missing' })
    expect(running.hub.received.at(-1)?.headers).not.toHaveProperty('x-hub-signature-256')
    await running.control('/webhooks', { field: 'messages', value, signature: 'truncated' })
    expect(running.hub.received.at(-1)?.headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{56}$/)
  })
})

describe('the control API', () => {
  it('lists what Graph was asked, without tokens', async () => {
    await running.send(text)
    const { body } = await running.control('/requests?path=/messages')
    expect(body.requests).toHaveLength(1)
    expect(body.requests[0]).toMatchObject({
      method: 'POST',
      path: `/v25.0/${business.phone_number_id}/messages`,
      endpoint: 'messages.send',
      recipient: customer,
      body: { type: 'text', text: { body: 'hi' } },
      answer: { status: 200, body: { messaging_product: 'whatsapp' } },
      token: business.access_token.slice(-4),
    })
    expect(JSON.stringify(body)).not.toContain(business.access_token)
  })

  it('waits for news as long as it is asked to', async () => {
    const { body: start } = await running.control('/events')
    const news = running.control(`/events?since=${start.cursor}&wait_ms=4000`)
    await running.control('/customers', { phone: '+201012345678', name: 'سارة' })
    const { body } = await news
    expect(body.events[0]).toMatchObject({ type: 'customer', data: { customer: { name: 'سارة' } } })
    expect(body.cursor).toBeGreaterThan(start.cursor)
  })

  it('streams news as server-sent events', async () => {
    const abort = new AbortController()
    const response = await fetch(`${running.url}/control/events`, {
      headers: { accept: 'text/event-stream' },
      signal: abort.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let got = (await reader?.read())?.value ?? ''
    await running.control('/customers', { phone: '+201012345679', name: 'Sara' })
    while (!got.includes('"Sara"')) got += (await reader?.read())?.value ?? ''
    expect(got).toMatch(/event: customer\ndata: .*"Sara"/)
    abort.abort()
  })

  it('makes a customer of an unknown number that writes, and refuses nonsense', async () => {
    expect(
      (await running.control('/messages', { from: '+201000000001', text: { body: 'new' } })).status,
    ).toBe(201)
    const { status, body } = await running.control('/messages', { from: 'nobody', text: { body: 'x' } })
    expect(status).toBe(400)
    expect(body.error).toContain('nobody')
  })

  it('takes no body that is not declared as JSON', async () => {
    const response = await fetch(`${running.url}/control/reset`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(400)
    const posted = await fetch(`${running.url}/control/customers`, {
      method: 'POST',
      body: '{"phone":"+201000000002"}',
    })
    expect(posted.status).toBe(400)
  })

  it('forgets everything but the numbers on a reset', async () => {
    await running.send(text)
    await running.control('/misbehave', { action: { type: 'error', code: 1 } })
    await running.control('/reset', {})
    expect((await running.control('/messages')).body.total).toBe(0)
    expect((await running.control('/misbehave')).body.rules).toEqual([])
    expect((await running.control('/deliveries')).body).toMatchObject({ total: 0, pending: 0 })
    expect((await running.control('/numbers')).body.numbers).toHaveLength(1)
  })
})
