import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../testing/running.ts'

const customer = '201001234871'
let running: Running

const chat = { customer, phone_number_id: business.phone_number_id }
const states = () => running.hub.statuses().map(({ status }) => status)
const send = () => running.send({ to: customer, text: { body: 'hi' }, biz_opaque_callback_data: 'job-42' })

beforeEach(async () => {
  running = await startEmulator()
  await running.control('/messages', { from: customer, text: { body: 'hello' } })
})
afterEach(() => running.stop())

describe('statuses of a message', () => {
  it('are sent and delivered by themselves, and read when the customer opens the chat', async () => {
    const { body } = await send()
    await until('it was delivered', () => states().length === 2)
    expect(states()).toEqual(['sent', 'delivered'])
    expect((await running.control('/chats/read', chat)).body).toEqual({ read: 1 })
    await until('it was read', () => states().length === 3)
    expect(states()[2]).toBe('read')
    for (const status of running.hub.statuses()) {
      expect(status).toMatchObject({
        id: body.messages[0].id,
        recipient_id: customer,
        recipient_user_id: expect.stringMatching(/^EG\./),
        biz_opaque_callback_data: 'job-42',
      })
    }
  })

  it('carry the price on sent and delivered, and not again on read', async () => {
    await send()
    await until('it was delivered', () => states().length === 2)
    await running.control('/chats/read', chat)
    await until('it was read', () => states().length === 3)
    const prices = running.hub.statuses().map(({ pricing }) => pricing)
    const price = {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_customer_service',
      category: 'service',
    }
    expect(prices).toEqual([price, price, undefined])
  })

  it('are charged when the free messages of the month are used up', async () => {
    await running.control('/clock', { free_service_messages: 1 })
    await send()
    await send()
    await until('both were delivered', () => states().length === 4)
    const sent = running.hub.statuses().filter(({ status }) => status === 'sent')
    expect(sent.map(({ pricing }) => (pricing as { billable: boolean; type: string }).type)).toEqual([
      'free_customer_service',
      'regular',
    ])
  })

  it('name the customer in contacts, with the username only after sent, and not on failures', async () => {
    await running.control('/customers', { phone: customer, username: 'mona.s' })
    await send()
    await until('it was delivered', () => states().length === 2)
    const values = running.hub.received.map((post) => post.json.entry[0]?.changes[0]?.value)
    const contactOf = (state: string) =>
      values.find((value) => value?.statuses?.[0]?.status === state)?.contacts?.[0]
    expect(contactOf('sent')?.profile).toEqual({ name: 'منى السيد' })
    expect(contactOf('delivered')?.profile).toEqual({ name: 'منى السيد', username: 'mona.s' })
  })

  it('come with the free entry point window after a click on an ad, and are free', async () => {
    await running.control('/messages', {
      from: customer,
      text: { body: 'from the ad' },
      referral: { source_url: 'https://fb.me/x', source_type: 'ad', source_id: '1' },
    })
    await send()
    await until('it was delivered', () => states().length === 2)
    expect(running.hub.statuses()[0]).toMatchObject({
      conversation: {
        id: expect.any(String),
        expiration_timestamp: expect.any(String),
        origin: { type: 'referral_conversion' },
      },
      pricing: { billable: false, type: 'free_entry_point' },
    })
  })

  it('wait for a phone that is offline', async () => {
    await running.control('/customers', { phone: customer, online: false })
    await send()
    await until('it was sent', () => states().length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(states()).toEqual(['sent'])
    await running.control('/customers', { phone: customer, online: true })
    await until('it was delivered', () => states().length === 2)
  })

  it('are read by themselves when the settings say so', async () => {
    await running.control('/clock', { statuses: { auto_read: true } })
    await send()
    await until('it was read', () => states().length === 3)
    expect(states()).toEqual(['sent', 'delivered', 'read'])
  })

  it('hide the number of a customer who hides it', async () => {
    await running.control('/customers', { phone: customer, hide_phone: true })
    const bsuid = running.emulator.world.customers.find(customer)?.bsuid
    await running.send({ recipient: bsuid, text: { body: 'hi' } })
    await until('it was delivered', () => states().length === 2)
    for (const status of running.hub.statuses()) {
      expect(status).not.toHaveProperty('recipient_id')
      expect(status.recipient_user_id).toBe(bsuid)
    }
    await running.control('/messages', { from: customer, text: { body: 'hidden' } })
    await until('the message came', () => running.hub.messages().length === 2)
    const post = running.hub.received.at(-1)
    expect(post?.body.toString()).not.toContain(customer)
  })

  it('never go backwards', async () => {
    const { body } = await send()
    await until('it was delivered', () => states().length === 2)
    const path = `/messages/${encodeURIComponent(body.messages[0].id)}/status`
    expect((await running.control(path, { status: 'read' })).body.changed).toBe(true)
    expect((await running.control(path, { status: 'delivered' })).body.changed).toBe(false)
    expect((await running.control(path, { status: 'played' })).body.changed).toBe(true)
  })

  it('fail when a rule says so', async () => {
    await running.control('/misbehave', {
      match: { recipient: customer },
      action: { type: 'fail_message', code: 131049 },
    })
    await send()
    await until('it failed', () => states().length === 1)
    expect(running.hub.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131049 }] })
  })
})

describe('reading and typing by the business', () => {
  it('turns the ticks of the message and of all before it', async () => {
    const ids: string[] = []
    for (const body of ['1', '2', '3']) {
      ids.push((await running.control('/messages', { from: customer, text: { body } })).body.wamid)
    }
    const before = running.emulator.world.feed.cursor
    const { body } = await running.send({
      status: 'read',
      message_id: ids[1],
      typing_indicator: { type: 'text' },
    })
    expect(body).toEqual({ success: true })
    const states = ids.map((id) => running.emulator.world.messages.get(id)?.status)
    expect(states.slice(0, 2)).toEqual(['read', 'read'])
    expect(states[2]).not.toBe('read')
    const { body: feed } = await running.control(`/events?since=${before}`)
    expect(feed.events).toContainEqual(expect.objectContaining({ type: 'typing' }))
  })

  it.each([
    ['an unknown message', { status: 'read', message_id: 'wamid.none' }, 131009],
    ['another state', { status: 'delivered', message_id: 'x' }, 100],
    ['no message', { status: 'read' }, 131008],
  ])('refuses %s', async (_, body, code) => {
    expect((await running.send(body)).body.error.code).toBe(code)
  })
})
