import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../testing/running.ts'
import { signBody } from './encode.ts'

const customer = '201001234871'
let running: Running

const write = (body: string) => running.control('/messages', { from: customer, text: { body } })
const bodies = () => running.hub.messages().map((message) => (message.text as { body: string }).body)

beforeEach(async () => {
  running = await startEmulator()
})
afterEach(() => running.stop())

describe('delivering webhooks', () => {
  it('signs exactly the bytes that arrive, with Arabic text in them', async () => {
    await write('أهلاً / وسهلاً 😀')
    await until('the post came', () => running.hub.received.length === 1)
    const [post] = running.hub.received
    expect(post?.headers['x-hub-signature-256']).toBe(signBody(post?.body ?? '', business.app_secret))
    expect(post?.body.every((byte) => byte < 128)).toBe(true)
    expect(post?.headers['content-type']).toBe('application/json')
    expect(bodies()).toEqual(['أهلاً / وسهلاً 😀'])
  })

  it('wraps a message as Meta does', async () => {
    const { body } = await write('Hi')
    await until('the post came', () => running.hub.received.length === 1)
    expect(running.hub.received[0]?.json).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: business.waba_id,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '201099884670', phone_number_id: business.phone_number_id },
                contacts: [
                  {
                    profile: { name: 'منى السيد' },
                    wa_id: customer,
                    user_id: expect.stringMatching(/^EG\.\d{20}$/),
                  },
                ],
                messages: [
                  {
                    from: customer,
                    from_user_id: expect.stringMatching(/^EG\./),
                    id: body.wamid,
                    timestamp: expect.stringMatching(/^\d{10}$/),
                    type: 'text',
                    text: { body: 'Hi' },
                  },
                ],
              },
            },
          ],
        },
      ],
    })
  })

  it('posts again with growing delay until the answer is exactly 200, always the same bytes', async () => {
    await running.control('/clock', { time_scale: 10 })
    running.hub.answers.push(500, 201, 200)
    const { body } = await write('again')
    await until('three posts came', () => running.hub.received.length === 3)
    const [first, second, third] = running.hub.received.map((post) => post.at)
    expect(new Set(running.hub.received.map((post) => post.body.toString())).size).toBe(1)
    expect((second ?? 0) - (first ?? 0)).toBeLessThan(900) // at once
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(990) // 10 s by 10
    await until('it was delivered', async () => (await running.control('/deliveries')).body.pending === 0)
    const { body: list } = await running.control(`/deliveries?wamid=${encodeURIComponent(body.wamid)}`)
    expect(list.deliveries[0]).toMatchObject({
      result: 'delivered',
      attempts: [{ status: 500 }, { status: 201 }, { status: 200 }],
    })
  })

  it('posts again when the connection breaks', async () => {
    running.hub.answers.push(0, 200)
    await write('broken')
    await until('it was delivered', async () => (await running.control('/deliveries')).body.pending === 0)
    const { body } = await running.control('/deliveries')
    expect(body.deliveries[0].attempts).toMatchObject([
      { status: null, error: expect.any(String) },
      { status: 200 },
    ])
  })

  it('puts updates of one time into one post, each message with its own contact', async () => {
    await running.control('/clock', { time_scale: 1, webhooks: { batch_window_ms: 1500 } })
    await Promise.all(
      ['201001234871', '201116620943', '201223398105'].map((from) =>
        running.control('/messages', { from, text: { body: from } }),
      ),
    )
    await write('fourth')
    await until('the post came', () => running.hub.received.length > 0)
    expect(running.hub.received).toHaveLength(1)
    const value = running.hub.received[0]?.json.entry[0]?.changes[0]?.value
    expect(value?.messages).toHaveLength(4)
    expect(value?.contacts).toHaveLength(3)
  })

  it('never puts more into a post than it may', async () => {
    await running.control('/clock', { time_scale: 1, webhooks: { batch_window_ms: 1500, batch_max: 2 } })
    for (const body of ['1', '2', '3', '4', '5']) await write(body)
    await until('all came', () => bodies().length === 5)
    expect(
      running.hub.received.map((post) => post.json.entry[0]?.changes[0]?.value.messages?.length),
    ).toEqual([2, 2, 1])
  })

  it('keeps numbers of other accounts in entries of their own', async () => {
    await running.control('/numbers', {
      ...business,
      phone_number_id: '209876543210987',
      waba_id: '202030405060708',
      display_phone_number: '+201099884671',
      webhook_url: running.hub.url,
    })
    await running.control('/clock', { time_scale: 1, webhooks: { batch_window_ms: 1500 } })
    await write('one')
    await running.control('/messages', { from: customer, to: '209876543210987', text: { body: 'two' } })
    await until('the post came', () => running.hub.received.length > 0)
    expect(running.hub.received[0]?.json.entry.map((entry) => entry.id)).toEqual([
      business.waba_id,
      '202030405060708',
    ])
  })
})

describe('misbehaving webhooks', () => {
  it('duplicate: the same bytes come again', async () => {
    await running.control('/misbehave', {
      match: { event: 'message' },
      action: { type: 'webhook_duplicate', copies: 2 },
    })
    await write('thrice')
    await until('three posts came', () => running.hub.received.length === 3)
    expect(new Set(running.hub.received.map((post) => post.body.toString())).size).toBe(1)
  })

  it('reorder: the update comes after the next one', async () => {
    await running.control('/misbehave', { action: { type: 'webhook_reorder' }, count: 1 })
    await write('first')
    await write('second')
    await until('both came', () => running.hub.received.length === 2)
    expect(bodies()).toEqual(['second', 'first'])
  })

  it('reorder: the update comes by itself when there is no next one', async () => {
    await running.control('/misbehave', { action: { type: 'webhook_reorder', hold_ms: 5000 }, count: 1 })
    await write('alone')
    await until('it came', () => bodies().length === 1)
  })

  it('delay: the update comes late', async () => {
    await running.control('/misbehave', { action: { type: 'webhook_delay', ms: 20_000 }, count: 1 })
    const started = Date.now()
    await write('late')
    await until('it came', () => bodies().length === 1)
    expect(Date.now() - started).toBeGreaterThanOrEqual(195)
  })

  it('drop: the update never comes, and the next does', async () => {
    await running.control('/misbehave', { action: { type: 'webhook_drop' }, count: 1 })
    await write('lost')
    await write('found')
    await until('one came', () => bodies().length === 1)
    expect(bodies()).toEqual(['found'])
  })

  it('drop: only statuses of one kind are lost when the rule says so', async () => {
    await running.control('/misbehave', { match: { event: 'status.sent' }, action: { type: 'webhook_drop' } })
    await write('hello')
    await running.send({ to: customer, text: { body: 'hi' } })
    await until('delivered came', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses().map(({ status }) => status)).toEqual(['delivered'])
  })
})
