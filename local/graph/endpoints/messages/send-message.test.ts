import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'

const customer = '201001234871'
const text = { type: 'text', text: { body: 'مرحبا' } }
let running: Running

beforeEach(async () => {
  running = await startEmulator()
  await running.control('/messages', { from: customer, text: { body: 'opens the window' } })
})
afterEach(() => running.stop())

describe('sending a message', () => {
  it('answers with the input, the WhatsApp id and an id in the shape of Meta', async () => {
    const { status, body } = await running.send({ to: '+20 100 123 4871', ...text })
    expect(status).toBe(200)
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+20 100 123 4871', wa_id: customer }],
      messages: [{ id: expect.stringMatching(/^wamid\.HBgM[A-Za-z0-9+/]+=*$/) }],
    })
    const bytes = Buffer.from(body.messages[0].id.slice('wamid.'.length), 'base64')
    expect(bytes.subarray(3, 15).toString()).toBe(customer)
    expect(bytes[18]).toBe(0x11)
  })

  it.each([
    ['with a plus sign', '+201001234871'],
    ['as WhatsApp id', '201001234871'],
    ['as national number, to which the country of the business is added', '01001234871'],
  ])('understands a number %s', async (_, to) => {
    const { body } = await running.send({ to, ...text })
    expect(body.contacts).toEqual([{ input: to, wa_id: customer }])
  })

  it('sends to a business-scoped id and answers without the number', async () => {
    const bsuid = running.emulator.world.customers.find(customer)?.bsuid
    const { body } = await running.send({ recipient: bsuid, ...text })
    expect(body.contacts).toEqual([{ input: bsuid, user_id: bsuid }])
  })

  it('lets `to` win over `recipient`', async () => {
    const { body } = await running.send({ to: '+201116620943', recipient: 'EG.1', ...text })
    expect(body.contacts[0].wa_id).toBe('201116620943')
  })

  it('takes 4096 characters, counted as people count, and not one more', async () => {
    expect((await running.send({ to: customer, text: { body: '😀'.repeat(4096) } })).status).toBe(200)
    const { status, body } = await running.send({ to: customer, text: { body: 'a'.repeat(4097) } })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({
      code: 100,
      message: "(#100) Param text['body'] must be at most 4096 characters long.",
    })
  })

  it.each<[string, Record<string, unknown>, number, string]>([
    ['no recipient', { ...text }, 100, 'The parameter to is required'],
    ['a recipient that is no number', { to: 'hello', ...text }, 131009, 'Parameter value is not valid'],
    [
      'itself as recipient',
      { to: business.display_phone_number, ...text },
      131021,
      'Recipient cannot be sender',
    ],
    [
      'another product',
      { to: customer, messaging_product: 'sms', ...text },
      100,
      'messaging_product must be one of',
    ],
    ['an unknown type', { to: customer, type: 'poll' }, 100, 'Param type must be one of {AUDIO'],
    ['no typed object', { to: customer, type: 'text' }, 100, 'The parameter text is required'],
    [
      'a text without body',
      { to: customer, type: 'text', text: {} },
      131008,
      'Required parameter is missing',
    ],
    ['an empty body', { to: customer, type: 'text', text: { body: '' } }, 100, 'at least 1 characters'],
    [
      'an unknown key',
      { to: customer, type: 'text', text: { body: 'x', bold: true } },
      100,
      'Unexpected key "bold"',
    ],
    ['a number as body', { to: customer, type: 'text', text: { body: 5 } }, 100, 'must be a string'],
    ['an image without source', { to: customer, type: 'image', image: {} }, 131008, 'Required parameter'],
    [
      'an image with two sources',
      { to: customer, type: 'image', image: { id: '1', link: 'https://x.example' } },
      100,
      'not both',
    ],
    [
      'an unknown image',
      { to: customer, type: 'image', image: { id: '1' } },
      100,
      'not a valid whatsapp business account media',
    ],
    [
      'a link that is none',
      { to: customer, type: 'image', image: { link: 'file:///etc/passwd' } },
      100,
      'not a valid URI',
    ],
    [
      'too long callback data',
      { to: customer, ...text, biz_opaque_callback_data: 'x'.repeat(513) },
      100,
      '512',
    ],
    ['an unknown recipient id', { recipient: 'EG.123', ...text }, 131009, 'Parameter value is not valid'],
    ['an unknown recipient type', { to: customer, recipient_type: 'crowd', ...text }, 100, 'recipient_type'],
  ])('refuses %s', async (_, message, code, sentence) => {
    const { status, body } = await running.send(message)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({
      code,
      type: 'OAuthException',
      fbtrace_id: expect.stringMatching(/^A.{20,}$/),
    })
    expect(body.error.message).toContain(sentence)
    if (code > 130_000) expect(body.error.error_data.details).toEqual(expect.any(String))
  })

  it('requires the product', async () => {
    const { body } = await running.graph(`${business.phone_number_id}/messages`, {
      method: 'POST',
      body: { to: customer, ...text },
    })
    expect(body.error.message).toBe('(#100) The parameter messaging_product is required.')
  })

  it('refuses everything for a number that is not connected', async () => {
    await running.control('/numbers', { ...business, status: 'DISCONNECTED' })
    expect((await running.send({ to: customer, ...text })).body.error.code).toBe(133010)
  })
})

describe('the door', () => {
  it.each([
    ['no token', null],
    ['an unknown token', 'nonsense'],
  ])('answers 401 and code 190 for %s', async (_, token) => {
    const { status, body } = await running.graph(business.phone_number_id, { token })
    expect(status).toBe(401)
    expect(body.error).toMatchObject({ code: 190, type: 'OAuthException' })
  })

  it('knows expired tokens, missing permissions and accounts that a token may not see', async () => {
    await running.control('/tokens', { token: 'old', expired: true })
    await running.control('/tokens', { token: 'reader', permissions: ['whatsapp_business_management'] })
    await running.control('/tokens', { token: 'stranger', waba_ids: ['999999999999'] })
    const send = (token: string) =>
      running.graph(`${business.phone_number_id}/messages`, {
        method: 'POST',
        token,
        body: { to: customer, ...text },
      })
    expect((await send('old')).body.error).toMatchObject({ code: 190, error_subcode: 463 })
    expect(await send('reader')).toMatchObject({ status: 403, body: { error: { code: 10 } } })
    expect(await send('stranger')).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_subcode: 33 } },
    })
  })

  it('answers 100 with subcode 33 for unknown ids', async () => {
    const { status, body } = await running.graph('123456', { method: 'POST', body: {} })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' })
    expect(body.error.message).toMatch(/^Unsupported post request\. Object with ID '123456' does not exist/)
  })

  it('answers unknown paths below an object', async () => {
    const { status, body } = await running.graph(`${business.phone_number_id}/nonsense`)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 2500, message: 'Unknown path components: /nonsense' })
  })

  it('takes the token from the query, and any version', async () => {
    const response = await fetch(
      `${running.url}/v21.0/${business.phone_number_id}?access_token=${business.access_token}`,
    )
    expect(response.status).toBe(200)
  })

  it('refuses a body that is not JSON', async () => {
    const response = await fetch(`${running.url}/v25.0/${business.phone_number_id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${business.access_token}`, 'content-type': 'application/json' },
      body: '{',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 100 } })
  })
})

describe('the service window', () => {
  it('closed: the message is accepted and then fails with 131047', async () => {
    const { status, body } = await running.send({
      to: '+201116620943',
      ...text,
      biz_opaque_callback_data: 'job-1',
    })
    expect(status).toBe(200)
    await until('the status came', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]).toEqual({
      id: body.messages[0].id,
      status: 'failed',
      timestamp: expect.stringMatching(/^\d{10}$/),
      recipient_id: '201116620943',
      biz_opaque_callback_data: 'job-1',
      errors: [
        {
          code: 131047,
          title: 'Re-engagement message',
          message: 'Re-engagement message',
          error_data: { details: expect.stringContaining('24 hours') },
          href: expect.stringContaining('error-codes'),
        },
      ],
    })
  })

  it('closed: the message is refused at once when the settings say so', async () => {
    await running.control('/clock', { closed_window: 'error' })
    expect(await running.send({ to: '+201116620943', ...text })).toMatchObject({
      status: 400,
      body: { error: { code: 131047, message: '(#131047) Re-engagement message' } },
    })
  })

  it('counts from the latest message, whenever it comes, and belongs to one number', async () => {
    const now = Math.floor(Date.now() / 1000)
    const phone = '201223398105'
    await running.control('/messages', { from: phone, timestamp: now - 60, text: { body: 'new' } })
    await running.control('/messages', { from: phone, timestamp: now - 90_000, text: { body: 'a late one' } })
    const chat = await running.control(`/chats?customer=${phone}`)
    expect(chat.body.chats[0].window_open).toBe(true)
    await running.control('/chats/window', {
      customer: phone,
      phone_number_id: business.phone_number_id,
      seconds: 0,
    })
    await running.send({ to: phone, ...text })
    await until('it failed', () => running.hub.statuses().some(({ status }) => status === 'failed'))
  })

  it('closes 24 hours after the customer wrote', async () => {
    const phone = '201557704418'
    const seconds = Math.floor(Date.now() / 1000)
    await running.control('/messages', {
      from: phone,
      timestamp: seconds - 86_401,
      text: { body: 'yesterday' },
    })
    await running.send({ to: phone, ...text })
    await until('it failed', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]?.status).toBe('failed')
  })
})

describe('limits', () => {
  it('refuses with 130429 what a number sends too fast, and takes it later', async () => {
    await running.control('/numbers', { ...business, messages_per_second: 5 })
    const started = Date.now()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => running.send({ to: `+2010055500${10 + index}`, ...text })),
    )
    const seconds = (Date.now() - started) / 1000
    const refused = answers.filter(({ status }) => status === 400)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(5)
    expect(answers.length - refused.length).toBeLessThanOrEqual(6 + seconds * 5)
    expect(refused[0]?.body.error).toMatchObject({ code: 130429, message: '(#130429) Rate limit hit' })
    const { body } = await running.control('/limits')
    expect(body.limits[0]).toMatchObject({ messages_per_second: 5, refused: refused.length })
    await until(
      'it is taken again',
      async () => (await running.send({ to: customer, ...text })).status === 200,
    )
  })

  it('refuses with 131056 what goes too fast to one customer, and leaves the others alone', async () => {
    await running.control('/numbers', { ...business, pair_burst: 3, pair_seconds: 60 })
    for (let count = 0; count < 3; count += 1)
      expect((await running.send({ to: customer, ...text })).status).toBe(200)
    const { status, body } = await running.send({ to: customer, ...text })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({
      code: 131056,
      message: expect.stringContaining('pair rate limit hit'),
    })
    expect((await running.send({ to: '+201116620943', ...text })).status).toBe(200)
  })

  it('has the limits of Meta when nothing else is said', async () => {
    const { body } = await running.control('/numbers')
    expect(body.numbers[0]).toMatchObject({ messages_per_second: 80, pair_burst: 45, pair_seconds: 6 })
  })

  it('answers 429 instead of 400 when the settings say so', async () => {
    await running.control('/clock', { throttle_status: 429 })
    await running.control('/numbers', { ...business, pair_burst: 1, pair_seconds: 60 })
    await running.send({ to: customer, ...text })
    expect((await running.send({ to: customer, ...text })).status).toBe(429)
  })
})

describe('special recipients', () => {
  it('fail with the code in their number', async () => {
    await running.send({ to: '+201500131026', ...text })
    await until('it failed', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131026 }] })
  })

  it('are refused at once', async () => {
    expect((await running.send({ to: '+201501131031', ...text })).body.error.code).toBe(131031)
  })

  it('read without delivered', async () => {
    await running.control('/messages', { from: '201502000001', text: { body: 'hi' } })
    await running.send({ to: '+201502000001', ...text })
    await until('it was read', () => running.hub.statuses().length === 2)
    expect(running.hub.statuses().map(({ status }) => status)).toEqual(['sent', 'read'])
    expect(running.hub.statuses()[1]).toHaveProperty('pricing')
  })
})
