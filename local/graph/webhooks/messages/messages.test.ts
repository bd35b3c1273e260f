import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { business, type Running, startEmulator, until } from '../../testing/running.ts'

const customer = '201001234871'
let running: Running

beforeEach(async () => {
  running = await startEmulator()
})
afterEach(() => running.stop())

async function write(message: Record<string, unknown>) {
  const { status, body } = await running.control('/messages', { from: customer, ...message })
  expect(body.error).toBeUndefined()
  expect(status).toBe(201)
  await until('it came', () => running.hub.messages().some(({ id }) => id === body.wamid))
  return running.hub.messages().find(({ id }) => id === body.wamid) as Record<string, unknown>
}

const base64 = Buffer.from('OggS').toString('base64')

describe('messages of a customer', () => {
  it.each<[string, Record<string, unknown>]>([
    ['location', { latitude: 30.04, longitude: 31.23, name: 'ميدان التحرير' }],
    ['contacts', [{ name: { formatted_name: 'Rui' }, phones: [{ phone: '+15550107777' }] }] as never],
    ['reaction', { message_id: 'wamid.x', emoji: '👍' }],
    ['reaction', { message_id: 'wamid.x' }],
    ['interactive', { type: 'button_reply', button_reply: { id: 'yes', title: 'نعم' } }],
    ['interactive', { type: 'list_reply', list_reply: { id: '1', title: 'One', description: 'first' } }],
    ['button', { payload: 'STOP', text: 'إيقاف' }],
    ['order', { catalog_id: '1', product_items: [{ product_retailer_id: 'a', quantity: 2 }] }],
    ['edit', { original_message_id: 'wamid.x', message: { type: 'text', text: { body: 'new' } } }],
    ['revoke', { original_message_id: 'wamid.x' }],
    ['poll_of_the_future', { question: '?' }],
  ])('of type %s go out as they are', async (type, value) => {
    const message = await write({ type, [type]: value })
    expect(message).toMatchObject({ from: customer, type, [type]: value, timestamp: expect.any(String) })
  })

  it.each([
    ['audio', { base64, voice: true }, { voice: true, mime_type: 'audio/ogg; codecs=opus' }],
    ['video', { base64, caption: 'هنا' }, { caption: 'هنا', mime_type: 'video/mp4' }],
    ['document', { base64, filename: 'عقد.pdf' }, { filename: 'عقد.pdf', mime_type: 'application/pdf' }],
    ['sticker', { base64, animated: true }, { animated: true, mime_type: 'image/webp' }],
  ])('of type %s carry a file', async (type, input, expected) => {
    const message = await write({ type, [type]: input })
    expect(message[type]).toMatchObject({ ...expected, id: expect.any(String), url: expect.any(String) })
  })

  it('that Meta does not carry come as unsupported with an error', async () => {
    const message = await write({ type: 'unsupported', unsupported: { type: 'poll' } })
    expect(message).toMatchObject({ unsupported: { type: 'poll' }, errors: [{ code: 131051 }] })
  })

  it('about a changed number come without contacts', async () => {
    await write({
      type: 'system',
      system: { type: 'user_changed_number', body: 'changed', wa_id: '201000000009', user_id: 'EG.9' },
    })
    expect(running.hub.received[0]?.json.entry[0]?.changes[0]?.value).not.toHaveProperty('contacts')
  })

  it('name what they answer: the message and its author', async () => {
    const first = await write({ text: { body: 'first' } })
    const own = await write({ text: { body: 'to my own' }, context: { message_id: first.id } })
    expect(own.context).toEqual({ from: customer, id: first.id })
    const { body } = await running.send({ to: customer, text: { body: 'from us' } })
    const reply = await write({ text: { body: 'to you' }, context: { message_id: body.messages[0].id } })
    expect(reply.context).toEqual({ from: '201099884670', id: body.messages[0].id })
  })

  it('can be forwarded, and come from an ad', async () => {
    const referral = { source_url: 'https://fb.me/a', source_type: 'ad', ctwa_clid: 'c1' }
    const message = await write({ text: { body: 'ad' }, referral, context: { forwarded: true } })
    expect(message).toMatchObject({ referral, context: { forwarded: true } })
  })

  it('carry the id and time that a test gives them', async () => {
    const message = await write({ text: { body: 'again' }, wamid: 'wamid.SAME', timestamp: 1_795_000_000 })
    expect(message).toMatchObject({ id: 'wamid.SAME', timestamp: '1795000000' })
  })

  it('are refused when they are not what the type needs', async () => {
    const { status, body } = await running.control('/messages', {
      from: customer,
      type: 'location',
      location: {},
    })
    expect(status).toBe(400)
    expect(body.error).toContain('latitude')
  })

  it('turn to delivered when the hub has answered 200', async () => {
    running.hub.answers.push(500)
    const { body } = await running.control('/messages', { from: customer, text: { body: 'ticks' } })
    expect(body.message.status).toBe('sent')
    await until('it was taken', () => running.emulator.world.messages.get(body.wamid)?.status === 'delivered')
    expect(running.hub.received).toHaveLength(2)
  })

  it('need a business to write to', async () => {
    await running.control(`/numbers/${business.phone_number_id}`, undefined, 'DELETE')
    const { body } = await running.control('/messages', { from: customer, text: { body: 'x' } })
    expect(body.error).toBe('No business number is registered')
  })
})
