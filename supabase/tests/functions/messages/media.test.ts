import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { jpeg, mp4, ogg, png, webp } from '../_support/files.ts'
import { graphRequests, misbehave, phoneMessages } from '../_support/graph.ts'
import {
  ACCEPTED,
  messageRow,
  newKey,
  openConversation,
  send,
  sendsOf,
  sent,
  settled,
  uploadFile,
} from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
  await sql`update private.queue_settings set retry_base_seconds = 0.3 where queue = 'outbound'`
})

const MB = 1024 * 1024

test.concurrent.each([
  ['image', 'photo.jpg', 'image/jpeg', jpeg(), {}],
  ['image', 'photo.png', 'image/png', png(), {}],
  ['sticker', 'still.webp', 'image/webp', webp({ size: 100 * 1024 }), {}],
  ['sticker', 'moving.webp', 'image/webp', webp({ animated: true, size: 500 * 1024 }), {}],
  ['audio', 'note.ogg', 'audio/ogg', ogg(), { voice: true }],
  ['audio', 'song.m4a', 'audio/mp4', mp4(['mp4a']), {}],
  ['video', 'clip.mp4', 'video/mp4', mp4(), {}],
] as const)('%s %s is what WhatsApp plays, and goes', async (type, name, mimeType, bytes, more) => {
  const { conversationId } = await openConversation(world)
  const path = await uploadFile(agent, world, name, mimeType, bytes)
  const id = await sent(agent, { conversation_id: conversationId, type, [type]: { path, ...more } })
  await settled(id, ACCEPTED)
  const [request] = await sendsOf(world, id)
  expect(request?.body).toMatchObject({ type, [type]: { id: expect.stringMatching(/^\d+$/), ...more } })
})

test.concurrent.each([
  [
    'audio',
    'vorbis.ogg',
    'audio/ogg',
    ogg({ codec: '\x01vorbis.' }),
    {},
    'media_codec_not_supported',
    /Opus/,
  ],
  ['audio', 'stereo.ogg', 'audio/ogg', ogg({ channels: 2 }), {}, 'media_codec_not_supported', /mono/],
  ['audio', 'note.m4a', 'audio/mp4', mp4(['mp4a']), { voice: true }, 'media_codec_not_supported', /OGG/],
  ['video', 'hevc.mp4', 'video/mp4', mp4(['hvc1', 'mp4a']), {}, 'media_codec_not_supported', /H\.264/],
  ['video', 'ac3.mp4', 'video/mp4', mp4(['avc1', 'ac-3']), {}, 'media_codec_not_supported', /AAC/],
  [
    'video',
    'two.mp4',
    'video/mp4',
    mp4(['avc1', 'mp4a', 'mp4a']),
    {},
    'media_codec_not_supported',
    /2 sound/,
  ],
  ['video', 'photo.mp4', 'video/mp4', jpeg(), {}, 'media_type_not_supported', /image\/jpeg/],
  ['sticker', 'big.webp', 'image/webp', webp({ size: 100 * 1024 + 1 }), {}, 'media_too_large', /static/],
  [
    'sticker',
    'bigger.webp',
    'image/webp',
    webp({ animated: true, size: 500 * 1024 + 1 }),
    {},
    'media_too_large',
    /animated/,
  ],
] as const)(
  '%s %s is refused before anything is queued, with what was found and what to do',
  async (type, name, mimeType, bytes, more, code, detail) => {
    const { conversationId } = await openConversation(world)
    const path = await uploadFile(agent, world, name, mimeType, bytes)
    const answer = await send(agent, { conversation_id: conversationId, type, [type]: { path, ...more } })
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code,
        detail: expect.stringMatching(detail),
        message: { ar: expect.stringMatching(/\p{Script=Arabic}/u), en: expect.any(String) },
      },
    })
    expect(await sql`select from public.messages where conversation_id = ${conversationId}`).toHaveLength(0)
  },
)

test.concurrent.each([
  ['huge.jpg', 'image/jpeg', jpeg({ size: 5 * MB + 1 })],
  ['cmyk.jpg', 'image/jpeg', jpeg({ colours: 4 })],
  ['deep.png', 'image/png', png({ depth: 16 })],
  ['dance.gif', 'image/gif', Uint8Array.from([...'GIF89a'].map((c) => c.charCodeAt(0)))],
  ['photo.webp', 'image/webp', webp()],
] as const)(
  'an image that WhatsApp would not show (%s) goes as a document, and the answer says so',
  async (name, mimeType, bytes) => {
    const { conversationId, phone } = await openConversation(world)
    const path = await uploadFile(agent, world, name, mimeType, bytes)
    const body = { conversation_id: conversationId, type: 'image', image: { path, caption: 'المخطط' } }
    const key = newKey()
    const answer = await send(agent, body, key)
    expect(answer).toMatchObject({
      status: 202,
      body: {
        notice: {
          code: 'sent_as_document',
          detail: expect.any(String),
          message: { ar: expect.stringContaining('مستند'), en: expect.stringContaining('document') },
        },
      },
    })
    const { id } = answer.body as { id: string }
    await settled(id, ['delivered', 'read'])
    expect(await messageRow(id)).toMatchObject({
      type: 'document',
      text: 'المخطط',
      content: { filename: name },
    })
    const [request] = await sendsOf(world, id)
    // Meta takes no such upload; it fetches the file from an address that opens for an hour.
    expect(request?.body).toMatchObject({
      type: 'document',
      document: { link: expect.stringMatching(/^https?:/), caption: 'المخطط', filename: name },
    })
    const [shown] = await phoneMessages({ customer: phone, author: 'business' })
    expect(shown).toMatchObject({ type: 'document', status: expect.stringMatching(/delivered|read/) })
    // The same key: the same message, though it was asked for as an image.
    expect(await send(agent, body, key)).toMatchObject({ status: 202, body: { id } })
  },
)

test.concurrent('the picture of a header has no other way to go: it is refused', async () => {
  const { conversationId } = await openConversation(world)
  const path = await uploadFile(agent, world, 'cmyk.jpg', 'image/jpeg', jpeg({ colours: 4 }))
  const interactive = {
    type: 'button',
    header: { type: 'image', image: { path } },
    body: { text: 'اختر' },
    action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'نعم' } }] },
  }
  expect(
    await send(agent, { conversation_id: conversationId, type: 'interactive', interactive }),
  ).toMatchObject({
    status: 422,
    body: { code: 'media_codec_not_supported' },
  })
})

test.concurrent('what came past the first look is caught by the sender, and never reaches Meta', async () => {
  const { conversationId } = await openConversation(world)
  const path = await uploadFile(agent, world, 'vorbis.ogg', 'audio/ogg', ogg({ codec: '\x01vorbis.' }))
  const { data } = await agent.supabase
    .rpc('queue_message', {
      conversation_id: conversationId,
      type: 'audio',
      content: { path },
      idempotency_key: newKey(),
    })
    .throwOnError()
  const { id } = data as unknown as { id: string }
  expect(await settled(id, ['failed'])).toMatchObject({
    error_code: 'media_codec_not_supported',
    error_details: expect.stringContaining('Opus'),
  })
  expect(await sendsOf(world, id)).toHaveLength(0)
})

test.concurrent('thirty photos in order: those that fail at Meta are tried again one by one, and none comes twice', async () => {
  const album = await makeWorld()
  const { conversationId, phone } = await openConversation(album)
  await misbehave({
    match: { endpoint: 'media.upload', phone_number_id: album.phoneNumberId },
    action: { type: 'error', code: 131016 },
    skip: 4,
    count: 3,
  })
  await misbehave({
    match: { endpoint: 'messages.send', phone_number_id: album.phoneNumberId },
    action: { type: 'http', status: 503 },
    skip: 11,
    count: 2,
  })
  const paths = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      uploadFile(agent, album, `${n}.jpg`, 'image/jpeg', jpeg({ size: 200 + n })),
    ),
  )
  const ids: string[] = []
  for (const path of paths) {
    ids.push(await sent(agent, { conversation_id: conversationId, type: 'image', image: { path } }))
  }
  await Promise.all(ids.map((id) => settled(id, ACCEPTED, 60_000)))
  const arrived = await phoneMessages({ customer: phone, author: 'business' })
  expect(arrived.map(({ callback_data }) => callback_data)).toEqual(ids)
  const uploads = await graphRequests({ endpoint: 'media.upload', phone_number_id: album.phoneNumberId })
  expect(uploads.filter(({ answer }) => answer?.status === 200)).toHaveLength(30)
}, 90_000)
