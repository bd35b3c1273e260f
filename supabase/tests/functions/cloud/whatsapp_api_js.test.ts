import { beforeAll, expect, test } from 'vitest'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { Image, Location, Text } from 'whatsapp-api-js/messages'
import type { PostData } from 'whatsapp-api-js/types'
import { deliveries, graphRequests, phoneMessages, writeAsCustomer } from '../_support/graph.ts'
import { openConversation } from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { doorUrl, makeKey } from './_support/door.ts'

/*
 * The unmodified client of another hand. It knows Meta's host alone, so the fetch that it lets one give it says where
 * that host is; all else, paths, bodies, headers, is its own.
 */

const GRAPH = 'https://graph.facebook.com'
const toTheDoor: typeof fetch = (input, init) => fetch(String(input).replace(GRAPH, doorUrl), init)

let world: World
let api: WhatsAppAPI<unknown>
let phone: string
let phoneId: string

beforeAll(async () => {
  world = await makeWorld()
  api = new WhatsAppAPI({
    token: await makeKey(world),
    appSecret: stack.app_secret,
    v: 'v24.0',
    ponyfill: { fetch: toTheDoor },
  })
  phone = (await openConversation(world)).phone
  phoneId = world.phoneNumberId
})

const newest = async () => (await phoneMessages({ customer: phone, author: 'business' })).at(-1)

test('texts, places and files are sent, and answers name the message at Meta', async () => {
  const answer = await api.sendMessage(phoneId, phone, new Text('من عميل آخر'))
  if (!('messages' in answer)) throw new Error(JSON.stringify(answer))
  expect(await newest()).toMatchObject({ wamid: answer.messages[0]?.id, type: 'text' })
  await api.sendMessage(phoneId, phone, new Location(31.2, 30, 'Office', 'Cairo'))
  expect(await newest()).toMatchObject({ type: 'location' })

  const form = new FormData()
  form.set('file', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1])], 'a.jpg', { type: 'image/jpeg' }))
  const uploaded = await api.uploadMedia(phoneId, form)
  if (!('id' in uploaded)) throw new Error(JSON.stringify(uploaded))
  await api.sendMessage(phoneId, phone, new Image(uploaded.id, true, 'صورة'))
  expect(await newest()).toMatchObject({ type: 'image', content: { image: { caption: 'صورة' } } })

  const media = await api.retrieveMedia(uploaded.id, phoneId)
  if (!('url' in media)) throw new Error(JSON.stringify(media))
  const file = await api.fetchMedia(media.url)
  expect((await file.arrayBuffer()).byteLength).toBe(5)
  expect(await api.deleteMedia(uploaded.id, phoneId)).toEqual({ success: true })
})

test('its webhooks: every post of the emulator passes its signature check and is understood', async () => {
  const seen: string[] = []
  api.on.message = ({ from, message }) => {
    seen.push(`${from} ${message.type}`)
  }
  const { wamid } = await writeAsCustomer({ from: phone, to: phoneId, type: 'text', text: { body: 'سلام' } })
  const [delivery] = await expect
    .poll(() => deliveries({ wamid }), { timeout: 10_000 })
    .toHaveLength(1)
    .then(() => deliveries({ wamid }))
  const body = delivery?.body ?? ''
  await api.post(JSON.parse(body) as PostData, body, delivery?.signature ?? '')
  expect(seen).toEqual([`${phone} text`])
  await expect(
    api.post(JSON.parse(body) as PostData, `${body} `, delivery?.signature ?? ''),
  ).rejects.toThrow()

  await expect
    .poll(() => api.markAsRead(phoneId, wamid, 'text'), { timeout: 10_000 })
    .toEqual({ success: true })
  await expect
    .poll(
      async () => (await graphRequests({ endpoint: 'messages.read', phone_number_id: phoneId })).at(-1)?.body,
    )
    .toMatchObject({ message_id: wamid })
})

test('who is blocked gets nothing, here and at Meta, until he is let in again', async () => {
  expect(await api.blockUser(phoneId, phone)).toMatchObject({
    block_users: { added_users: [{ wa_id: phone }] },
  })
  const refused = await api.sendMessage(phoneId, phone, new Text('لا'))
  expect(refused).toMatchObject({ error: { code: 130403 } })
  const requests = await graphRequests({ endpoint: 'block_users.add', phone_number_id: phoneId })
  expect(requests).toHaveLength(1)
  expect(await api.unblockUser(phoneId, phone)).toMatchObject({ block_users: expect.anything() })
  expect(await api.sendMessage(phoneId, phone, new Text('نعم'))).toMatchObject({ messages: [{}] })
  expect(await api.blockUser(phoneId, '201555999888')).toMatchObject({ error: { code: 100 } })
})

test('a refusal comes in the shape that it reads', async () => {
  const unbuilt = await api.createQR(phoneId, 'x')
  expect(unbuilt).toMatchObject({ error: { code: 3, fbtrace_id: expect.any(String) } })
  const nowhere = await api.sendMessage('999999999999999', phone, new Text('x'))
  expect(nowhere).toMatchObject({ error: { code: 100, error_subcode: 33 } })
})
