import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Running, startEmulator, until } from '../../../testing/running.ts'

const customer = '201001234871'
let running: Running
let incoming: string

beforeEach(async () => {
  running = await startEmulator()
  incoming = (await running.control('/messages', { from: customer, text: { body: 'hello' } })).body.wamid
})
afterEach(() => running.stop())

const send = (type: string, value: unknown) => running.send({ to: customer, type, [type]: value })
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), title: `Row ${index}` }))
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const body = { text: 'اختر' }
const buttons = (...list: unknown[]) => ({ type: 'button', body, action: { buttons: list } })
const list = (sections: unknown[]) => ({ type: 'list', body, action: { button: 'Options', sections } })
const named = (type: string, name: string, parameters?: unknown) => ({
  type,
  body,
  action: { name, ...(parameters ? { parameters } : {}) },
})
const card = (index: number, type = 'image') => ({
  card_index: index,
  type: 'cta_url',
  header: { type, [type]: { link: 'https://x.example/a' } },
  action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://x.example' } },
})

describe('messages that are right', () => {
  it.each<[string, string, unknown]>([
    ['a place with coordinates as text', 'location', { latitude: '30.04', longitude: '31.23', name: 'هنا' }],
    ['a contact card', 'contacts', [{ name: { formatted_name: 'Rui Costa', first_name: 'Rui' } }]],
    ['buttons', 'interactive', buttons(reply('a', 'نعم'), reply('b', 'لا'))],
    ['a list with one section without a title', 'interactive', list([{ rows: rows(10) }])],
    [
      'a link button',
      'interactive',
      named('cta_url', 'cta_url', { display_text: 'Open', url: 'https://x.example' }),
    ],
    ['a request for the place', 'interactive', named('location_request_message', 'send_location')],
    ['a request for the number', 'interactive', named('request_contact_info', 'request_contact_info')],
    [
      'a Flow',
      'interactive',
      named('flow', 'flow', { flow_message_version: '3', flow_id: '1', flow_cta: 'Start' }),
    ],
    ['a product', 'interactive', { type: 'product', action: { catalog_id: '1', product_retailer_id: 'a' } }],
    ['the catalogue', 'interactive', named('catalog_message', 'catalog_message')],
    ['a carousel', 'interactive', { type: 'carousel', body, action: { cards: [card(0), card(1)] } }],
    [
      'a call button',
      'interactive',
      named('voice_call', 'voice_call', { display_text: 'Call', ttl_minutes: 60 }),
    ],
    ['a call permission request', 'interactive', named('call_permission_request', 'call_permission_request')],
  ])('%s is taken', async (_, type, value) => {
    const { status, body: answer } = await send(type, value)
    expect(answer.error).toBeUndefined()
    expect(status).toBe(200)
  })
})

describe('messages that are wrong', () => {
  it.each<[string, string, unknown, string]>([
    ['a place outside the world', 'location', { latitude: 91, longitude: 0 }, 'latitude'],
    ['no contact', 'contacts', [], 'between 1 and 257'],
    ['a name without a part', 'contacts', [{ name: { formatted_name: 'Rui' } }], 'first_name'],
    ['two emoji', 'reaction', { message_id: 'x', emoji: '👍👍' }, 'single emoji'],
    ['a letter as emoji', 'reaction', { message_id: 'x', emoji: 'a' }, 'single emoji'],
    [
      'four buttons',
      'interactive',
      buttons(...'abcd'.split('').map((id) => reply(id, id))),
      'between 1 and 3',
    ],
    ['a title of 21 characters', 'interactive', buttons(reply('a', 'x'.repeat(21))), 'at most 20'],
    [
      'buttons with one title',
      'interactive',
      buttons(reply('a', 'x'), reply('b', 'x')),
      'Duplicated button titles',
    ],
    [
      'buttons with one id',
      'interactive',
      buttons(reply('a', 'x'), reply('a', 'y')),
      'Duplicated button ids',
    ],
    ['no body', 'interactive', { ...buttons(reply('a', 'x')), body: undefined }, "interactive['body']"],
    [
      'a body of 1025 characters',
      'interactive',
      { ...buttons(reply('a', 'x')), body: { text: 'x'.repeat(1025) } },
      '1024',
    ],
    [
      'a footer of 61 characters',
      'interactive',
      { ...buttons(reply('a', 'x')), footer: { text: 'x'.repeat(61) } },
      '60',
    ],
    [
      'an image header on a list',
      'interactive',
      { ...list([{ rows: rows(1) }]), header: { type: 'image' } },
      'header',
    ],
    [
      'eleven rows in two sections',
      'interactive',
      list([
        { title: 'a', rows: rows(10) },
        { title: 'b', rows: [{ id: 'z', title: 'z' }] },
      ]),
      'Total row count',
    ],
    [
      'two sections without titles',
      'interactive',
      list([{ rows: rows(1) }, { rows: [{ id: 'z', title: 'z' }] }]),
      'title',
    ],
    [
      'a link that is none',
      'interactive',
      named('cta_url', 'cta_url', { display_text: 'x', url: 'x.example' }),
      'valid URL',
    ],
    ['another action', 'interactive', named('location_request_message', 'send'), 'send_location'],
    [
      'a Flow with name and id',
      'interactive',
      named('flow', 'flow', { flow_message_version: '3', flow_id: '1', flow_name: 'a', flow_cta: 'x' }),
      'Exactly one',
    ],
    ['one card', 'interactive', { type: 'carousel', body, action: { cards: [card(0)] } }, 'between 2 and 10'],
    [
      'cards of two kinds',
      'interactive',
      { type: 'carousel', body, action: { cards: [card(0), card(1, 'video')] } },
      'same type',
    ],
    ['an unknown kind', 'interactive', { type: 'dance' }, "interactive['type'] must be one of"],
  ])('%s is refused', async (_, type, value, sentence) => {
    const { status, body: answer } = await send(type, value)
    expect(status).toBe(400)
    expect([100, 131008, 131009]).toContain(answer.error.code)
    expect(JSON.stringify(answer.error)).toContain(sentence)
  })

  it('a reaction to nothing is accepted and then fails with 131009', async () => {
    expect((await send('reaction', { message_id: 'wamid.none', emoji: '👍' })).status).toBe(200)
    await until('it failed', () => running.hub.statuses().length === 1)
    expect(running.hub.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131009 }] })
  })
})

it('a reaction gets no other status than sent, and is on the phone all the same', async () => {
  await send('reaction', { message_id: incoming, emoji: '👍' })
  await until('it was sent', () => running.hub.statuses().length === 1)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(running.hub.statuses().map(({ status }) => status)).toEqual(['sent'])
  const reactions = running.emulator.world.messages.all().filter(({ type }) => type === 'reaction')
  expect(reactions).toMatchObject([{ arrived: true }])
})
