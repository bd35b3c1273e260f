import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { graphRequests, writeAsCustomer } from '../_support/graph.ts'
import { ACCEPTED, openConversation, send, sendsOf, sent, settled, uploadFile } from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
})

/** Sends one message and returns the typed object that Graph got, and the row. */
async function arrives(type: string, content: unknown) {
  const { conversationId } = await openConversation(world)
  const id = await sent(agent, { conversation_id: conversationId, type, [type]: content })
  const row = await settled(id, ['delivered', 'read', 'sent'])
  const request = (await sendsOf(world, id)).at(-1)
  return { row, conversationId, got: (request?.body as Record<string, unknown> | undefined)?.[type] }
}

const body = { text: 'اختر من فضلك' }
const card = {
  name: { formatted_name: 'العزب للصيانة', first_name: 'العزب' },
  phones: [{ phone: '+201000000000' }],
}

test.concurrent.each([
  ['text', { body: 'https://alazab.example', preview_url: true }, 'https://alazab.example'],
  ['location', { latitude: 30.04, longitude: 31.23, name: 'المقر', address: 'القاهرة' }, 'المقر, القاهرة'],
  ['contacts', [card], 'العزب للصيانة'],
  [
    'interactive',
    {
      type: 'button',
      header: { type: 'text', text: 'طلب 7' },
      body,
      footer: { text: 'العزب' },
      action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'نعم' } }] },
    },
    body.text,
  ],
  [
    'interactive',
    {
      type: 'list',
      body,
      action: {
        button: 'الخدمات',
        sections: [{ rows: [{ id: 'a', title: 'سباكة', description: 'خلال يوم' }] }],
      },
    },
    body.text,
  ],
  [
    'interactive',
    {
      type: 'cta_url',
      body,
      action: { name: 'cta_url', parameters: { display_text: 'تابع', url: 'https://alazab.example/t' } },
    },
    body.text,
  ],
  ['interactive', { type: 'location_request_message', body, action: { name: 'send_location' } }, body.text],
  [
    'interactive',
    {
      type: 'flow',
      body,
      action: {
        name: 'flow',
        parameters: {
          flow_message_version: '3',
          flow_id: '123456',
          flow_cta: 'احجز',
          flow_token: 'ft_given_by_the_caller',
        },
      },
    },
    body.text,
  ],
  [
    'interactive',
    { type: 'product', body, action: { catalog_id: '12345', product_retailer_id: 'sku-1' } },
    body.text,
  ],
  ['interactive', { type: 'catalog_message', body, action: { name: 'catalog_message' } }, body.text],
  [
    'interactive',
    { type: 'call_permission_request', body, action: { name: 'call_permission_request' } },
    body.text,
  ],
])('%s %j arrives at Graph as it was given', async (type, content, text) => {
  const { got, row } = await arrives(type, content)
  expect(got).toEqual(content)
  expect(row.text).toBe(text)
})

const files: [string, string, string, object][] = [
  ['image', 'photo.jpg', 'image/jpeg', { caption: 'قبل' }],
  ['video', 'clip.mp4', 'video/mp4', { caption: 'أثناء' }],
  ['audio', 'song.mp3', 'audio/mpeg', {}],
  ['audio', 'note.ogg', 'audio/ogg', { voice: true }],
  ['document', 'invoice.pdf', 'application/pdf', { caption: 'فاتورة', filename: 'فاتورة 7.pdf' }],
  ['sticker', 'smile.webp', 'image/webp', {}],
]

test.concurrent.each(files)(
  'a %s (%s) is uploaded to Meta and sent by its id',
  async (type, name, mimeType, more) => {
    const path = await uploadFile(agent, world, name, mimeType)
    const { got, row } = await arrives(type, { path, ...more })
    expect(got).toEqual({ id: expect.stringMatching(/^\d+$/), ...more })
    expect(row.content).toEqual(more)
    const [file] =
      await sql`select state, path, mime_type, direction from public.media_files where id = ${row.media_file_id}`
    expect(file).toEqual({ state: 'stored', path, mime_type: mimeType, direction: 'outbound' })
  },
)

test.concurrent('a header with a picture carries the upload; a public link passes as it is', async () => {
  const path = await uploadFile(agent, world, 'head.jpg', 'image/jpeg')
  const buttons = { buttons: [{ type: 'reply', reply: { id: 'ok', title: 'حسناً' } }] }
  const { got } = await arrives('interactive', {
    type: 'button',
    header: { type: 'image', image: { path } },
    body,
    action: buttons,
  })
  expect(got).toMatchObject({ header: { type: 'image', image: { id: expect.any(String) } } })
  const { conversationId } = await openConversation(world)
  const link = 'http://127.0.0.1:9/missing.pdf'
  const id = await sent(agent, { conversation_id: conversationId, type: 'document', document: { link } })
  expect(await settled(id, ['failed'])).toMatchObject({ error_code: '131053', wamid: expect.any(String) })
})

test.concurrent('one file for many conversations is uploaded once', async () => {
  const album = await makeWorld()
  const path = await uploadFile(agent, album, 'same.jpg', 'image/jpeg')
  const people = await Promise.all([1, 2, 3, 4].map(() => openConversation(album)))
  const ids = await Promise.all(
    people.map(({ conversationId }) =>
      sent(agent, { conversation_id: conversationId, type: 'image', image: { path } }),
    ),
  )
  await Promise.all(ids.map((id) => settled(id, ACCEPTED)))
  const uploads = await graphRequests({ endpoint: 'media.upload', phone_number_id: album.phoneNumberId })
  expect(uploads).toHaveLength(1)
})

test.concurrent('a file that Meta has forgotten is uploaded anew', async () => {
  const path = await uploadFile(agent, world, 'old.jpg', 'image/jpeg')
  await sql`
    insert into private.meta_uploads (whatsapp_number_id, path, meta_media_id, uploading_until, expires_at)
    values (${world.numberId}, ${path}, '1234567890', '-infinity', now() + interval '1 day')`
  const { got } = await arrives('image', { path })
  expect(got).not.toEqual({ id: '1234567890' })
})

test('a reaction and its removal hang on their message and are no lines of the thread', async () => {
  const { conversationId, phone } = await openConversation(world)
  await writeAsCustomer({ from: phone, to: world.phoneNumberId, type: 'text', text: { body: 'تمام' } })
  const target = await expect
    .poll(async () => {
      const [row] = await sql<{ id: string; wamid: string }[]>`
        select id, wamid from public.messages where conversation_id = ${conversationId} and direction = 'inbound'`
      return row
    })
    .toBeDefined()
    .then(
      async () =>
        (
          await sql<{ id: string; wamid: string }[]>`
      select id, wamid from public.messages where conversation_id = ${conversationId} and direction = 'inbound'`
        )[0],
    )
  if (!target) throw new Error('no target')
  for (const emoji of ['👍', '']) {
    const answer = await agent.call('POST', `/messages/${target.id}/react`, {
      body: { emoji },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(answer.status).toBe(202)
    const row = await settled((answer.body as { id: string }).id, ACCEPTED)
    expect(row).toMatchObject({ type: 'reaction', target_wamid: target.wamid, text: emoji || null })
    const [request] = await sendsOf(world, row.id)
    expect(request?.body).toMatchObject({ reaction: { message_id: target.wamid, emoji } })
  }
  const [conversation] =
    await sql`select last_message_id from public.conversations where id = ${conversationId}`
  expect([null, target.id]).toContain(conversation?.last_message_id)
})

test('typing shows at the customer and marks his message as read', async () => {
  const { conversationId, phone } = await openConversation(world)
  const { wamid } = await writeAsCustomer({
    from: phone,
    to: world.phoneNumberId,
    type: 'text',
    text: { body: 'هل من أحد؟' },
  })
  await expect
    .poll(async () => (await sql`select from public.messages where wamid = ${wamid}`).length, {
      timeout: 10_000,
    })
    .toBe(1)
  expect(await agent.call('POST', `/conversations/${conversationId}/typing`)).toMatchObject({ status: 202 })
  await expect
    .poll(
      async () => {
        const reads = await graphRequests({ endpoint: 'messages.read', phone_number_id: world.phoneNumberId })
        return reads.map((read) => read.body)
      },
      { timeout: 10_000 },
    )
    .toContainEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      typing_indicator: { type: 'text' },
    })
})

const rows = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}`, title: `${n}` }))
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const buttons = (list: object[], more: object = {}) => ({
  type: 'button',
  body,
  action: { buttons: list },
  ...more,
})
const list = (sections: object[], button = 'اختر') => ({ type: 'list', body, action: { button, sections } })

test.concurrent.each([
  ['text', { body: 'ا'.repeat(4097) }],
  ['text', { body: '  ' }],
  ['image', { path: 'elsewhere/x' }],
  ['image', { id: '1', link: 'https://a.example/b.jpg' }],
  ['image', {}],
  ['image', { id: '1', caption: 'ا'.repeat(1025) }],
  ['audio', { id: '1', caption: 'لا' }],
  ['sticker', { id: '1', caption: 'لا' }],
  ['location', { latitude: 91, longitude: 0 }],
  ['location', { latitude: 1, longitude: 0, address: 'بلا اسم' }],
  ['contacts', []],
  ['contacts', [{ name: { formatted_name: 'وحيد' } }]],
  ['interactive', buttons([])],
  ['interactive', buttons(['a', 'b', 'c', 'd'].map((id) => reply(id, id)))],
  ['interactive', buttons([reply('a', 'ا'.repeat(21))])],
  ['interactive', buttons([reply('a'.repeat(257), 'x')])],
  ['interactive', buttons([reply('a', 'x'), reply('a', 'y')])],
  ['interactive', buttons([reply('a', 'x'), reply('b', 'x')])],
  ['interactive', buttons([reply('a', 'x')], { body: { text: 'ا'.repeat(1025) } })],
  ['interactive', buttons([reply('a', 'x')], { footer: { text: 'ا'.repeat(61) } })],
  ['interactive', buttons([reply('a', 'x')], { header: { type: 'text', text: 'ا'.repeat(61) } })],
  ['interactive', list([{ rows: rows(11) }])],
  [
    'interactive',
    list([
      { title: 'a', rows: rows(6) },
      { title: 'b', rows: rows(5, 'b') },
    ]),
  ],
  ['interactive', list([{ rows: rows(1) }, { title: 'b', rows: [{ id: 'z', title: 'z' }] }])],
  ['interactive', list([{ rows: [{ id: '1', title: 'ا'.repeat(25) }] }])],
  ['interactive', list([{ rows: [{ id: '1', title: 'x', description: 'ا'.repeat(73) }] }])],
  ['interactive', list([{ rows: rows(1) }], 'ا'.repeat(21))],
  [
    'interactive',
    { type: 'cta_url', body, action: { name: 'cta_url', parameters: { display_text: 'x', url: 'x' } } },
  ],
  ['interactive', { type: 'unheard_of', body, action: {} }],
  ['template', { name: 'Upper', language: { code: 'ar' } }],
])('%s %j breaks a limit of Meta and is refused before anything is queued', async (type, content) => {
  const answer = await send(agent, { conversation_id: crypto.randomUUID(), type, [type]: content })
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'invalid_request', errors: [{ pointer: expect.any(String) }] },
  })
})

test.concurrent.each([
  ['video', 'huge.mp4', 'video/mp4', 16 * 1024 * 1024 + 1, 'media_too_large'],
  ['sticker', 'huge.webp', 'image/webp', 500 * 1024 + 1, 'media_too_large'],
  ['audio', 'sound.wav', 'audio/wav', 10, 'media_type_not_supported'],
  ['video', 'movie.avi', 'video/x-msvideo', 10, 'media_type_not_supported'],
])(
  'a %s of the wrong size or type (%s) is refused with its code',
  async (type, name, mimeType, size, code) => {
    const { conversationId } = await openConversation(world)
    const path = await uploadFile(agent, world, name, mimeType, new Uint8Array(size))
    const answer = await send(agent, { conversation_id: conversationId, type, [type]: { path } })
    expect(answer).toMatchObject({ status: 422, body: { code } })
  },
)

test.concurrent('A17: a file of another project cannot be sent', async () => {
  const foreign = await makeWorld(['owner'])
  const path = await uploadFile(await signIn('owner'), foreign, 'secret.jpg', 'image/jpeg')
  const { conversationId } = await openConversation(world)
  const answer = await send(agent, { conversation_id: conversationId, type: 'image', image: { path } })
  expect(answer).toMatchObject({ status: 422, body: { code: 'media_not_found' } })
})
