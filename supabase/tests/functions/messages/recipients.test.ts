import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { jpeg, mp4, ogg, webp } from '../_support/files.ts'
import {
  graphRequests,
  misbehave,
  phoneMessages,
  registerCustomer,
  writeAsCustomer,
} from '../_support/graph.ts'
import {
  ACCEPTED,
  makeTemplate,
  openConversation,
  sendsOf,
  sent,
  settled,
  uploadFile,
} from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
})

/** A conversation with a person whose number is not known: Meta knows him by his business-scoped id alone. */
async function withoutNumber() {
  const conversation = await openConversation(world)
  const bsuid = `EG.${crypto.randomUUID().replaceAll('-', '')}`
  await registerCustomer({ phone: conversation.phone, bsuid, hide_phone: true })
  await sql`delete from public.contact_identities where contact_id = ${conversation.contactId}`
  await sql`
    insert into public.contact_identities (project_id, contact_id, kind, value, source)
    values (${world.projectId}, ${conversation.contactId}, 'bsuid', ${bsuid}, 'seed')`
  return { ...conversation, bsuid }
}

const body = { text: 'اختر من فضلك' }
const action = { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'نعم' } }] }
const flow = {
  name: 'flow',
  parameters: { flow_message_version: '3', flow_id: '123456', flow_cta: 'احجز', flow_token: 'ft_1' },
}

type Make = () => Promise<object> | object
const file =
  (name: string, mimeType: string, bytes: Uint8Array<ArrayBuffer>, more: object = {}): Make =>
  async () => ({ path: await uploadFile(agent, world, name, mimeType, bytes), ...more })
const pdf = Uint8Array.from([...'%PDF-1.7'].map((letter) => letter.charCodeAt(0)))

const TYPES: [string, string, Make][] = [
  ['text', 'text', () => ({ body: 'https://alazab.example', preview_url: true })],
  ['image', 'image', file('a.jpg', 'image/jpeg', jpeg())],
  ['video', 'video', file('a.mp4', 'video/mp4', mp4())],
  ['audio', 'audio', file('a.m4a', 'audio/mp4', mp4(['mp4a']))],
  ['voice', 'audio', file('a.ogg', 'audio/ogg', ogg(), { voice: true })],
  ['document', 'document', file('a.pdf', 'application/pdf', pdf)],
  ['sticker', 'sticker', file('a.webp', 'image/webp', webp())],
  ['location', 'location', () => ({ latitude: 30.04, longitude: 31.23, name: 'المقر' })],
  [
    'contacts',
    'contacts',
    () => [{ name: { formatted_name: 'منى', first_name: 'منى' }, phones: [{ phone: '+201000000000' }] }],
  ],
  ['buttons', 'interactive', () => ({ type: 'button', body, action })],
  [
    'list',
    'interactive',
    () => ({
      type: 'list',
      body,
      action: { button: 'اختر', sections: [{ rows: [{ id: 'a', title: 'سباكة' }] }] },
    }),
  ],
  [
    'CTA URL',
    'interactive',
    () => ({
      type: 'cta_url',
      body,
      action: { name: 'cta_url', parameters: { display_text: 'تابع', url: 'https://alazab.example/t' } },
    }),
  ],
  [
    'location request',
    'interactive',
    () => ({ type: 'location_request_message', body, action: { name: 'send_location' } }),
  ],
  ['flow', 'interactive', () => ({ type: 'flow', body, action: flow })],
  [
    'carousel (raw)',
    'interactive',
    () => ({ type: 'carousel', body, action: { cards: [card(0), card(1)] } }),
  ],
]
const card = (card_index: number) => ({
  card_index,
  type: 'cta_url',
  // One that is there: Meta fetches it, and takes the message back when it cannot.
  header: { type: 'image', image: { link: new URL('samples/wet-ceiling.jpg', stack.phone_url).href } },
  body: { text: 'عرض' },
  action: { name: 'cta_url', parameters: { display_text: 'تابع', url: 'https://alazab.example/t' } },
})

test.concurrent.each(TYPES)(
  '%s goes to a number, and to a business-scoped id alike',
  async (_, type, make) => {
    const known = await openConversation(world)
    const hidden = await withoutNumber()
    const bodies = []
    for (const { conversationId } of [known, hidden]) {
      const id = await sent(agent, { conversation_id: conversationId, type, [type]: await make() })
      await settled(id, ACCEPTED)
      const [request] = await sendsOf(world, id)
      bodies.push(request?.body as Record<string, unknown>)
    }
    const [byNumber, byId] = bodies
    expect(byNumber).toMatchObject({ to: `+${known.phone}`, type })
    expect(byNumber).not.toHaveProperty('recipient')
    expect(byId).toMatchObject({ recipient: hidden.bsuid, type })
    expect(byId).not.toHaveProperty('to')
    const without = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, part) => (key === 'id' ? null : part)))
    expect(without(byId?.[type])).toEqual(without(byNumber?.[type]))
  },
)

test('a template, a quote, a reaction, read and typing reach a person who is known by his id alone', async () => {
  const { conversationId, phone, bsuid } = await withoutNumber()
  const { wamid } = await writeAsCustomer({
    from: phone,
    to: world.phoneNumberId,
    type: 'text',
    text: { body: 'سؤال' },
  })
  const question = await expect
    .poll(
      async () =>
        (
          await sql<{ id: string; conversation_id: string }[]>`
        select id, conversation_id from public.messages where wamid = ${wamid}`
        )[0],
      { timeout: 10_000 },
    )
    .toBeDefined()
    .then(
      async () =>
        (await sql<{ id: string }[]>`select id from public.messages where wamid = ${wamid}`)[0]?.id ?? '',
    )
  const template = await makeTemplate(world, [{ type: 'BODY', text: 'شكراً لتواصلك معنا.' }])
  const ids = [
    await sent(agent, {
      conversation_id: conversationId,
      type: 'template',
      template: { name: template.name, language: { code: 'ar' } },
    }),
    await sent(agent, {
      conversation_id: conversationId,
      type: 'text',
      text: { body: 'جواب' },
      context_message_id: question,
    }),
    await sent(agent, {
      conversation_id: conversationId,
      type: 'reaction',
      reaction: { message_id: question, emoji: '👍' },
    }),
  ]
  const bodies = []
  for (const id of ids) {
    await settled(id, ACCEPTED)
    bodies.push((await sendsOf(world, id))[0]?.body)
  }
  expect(bodies).toMatchObject([
    { recipient: bsuid, template: { name: template.name } },
    { recipient: bsuid, context: { message_id: wamid } },
    { recipient: bsuid, reaction: { message_id: wamid, emoji: '👍' } },
  ])
  expect(await agent.call('POST', `/conversations/${conversationId}/typing`)).toMatchObject({ status: 202 })
  await expect
    .poll(
      async () =>
        (await graphRequests({ endpoint: 'messages.read', phone_number_id: world.phoneNumberId })).map(
          (read) => read.body,
        ),
      { timeout: 10_000 },
    )
    .toContainEqual(expect.objectContaining({ message_id: wamid, typing_indicator: { type: 'text' } }))
})

test('reading a conversation tells Meta once, for the newest message', async () => {
  const { conversationId, phone } = await openConversation(world)
  const wamids: string[] = []
  const now = Math.floor(Date.now() / 1000)
  for (const [n, text] of ['واحد', 'اثنان'].entries()) {
    const written = await writeAsCustomer({
      from: phone,
      to: world.phoneNumberId,
      type: 'text',
      text: { body: text },
      // Meta's time has no parts of seconds
      timestamp: now - 10 + n,
    })
    wamids.push(written.wamid)
  }
  await expect
    .poll(async () => (await sql`select from public.messages where wamid = any (${wamids})`).length, {
      timeout: 10_000,
    })
    .toBe(2)
  expect(await agent.call('POST', `/conversations/${conversationId}/read`)).toMatchObject({ status: 200 })
  const reads = async () =>
    (await graphRequests({ endpoint: 'messages.read', phone_number_id: world.phoneNumberId })).filter(
      ({ body: read }) => wamids.includes((read as { message_id: string }).message_id),
    )
  await expect.poll(async () => (await reads()).length, { timeout: 10_000 }).toBe(1)
  expect((await reads())[0]?.body).toEqual({
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: wamids[1],
  })
})

test('a marketing template that the first door refuses (131063) goes through the second, once', async () => {
  const shop = await makeWorld()
  const { conversationId, phone } = await openConversation(shop)
  const template = await makeTemplate(shop, [{ type: 'BODY', text: 'عرض الصيف بدأ اليوم.' }], {
    category: 'MARKETING',
  })
  await misbehave({
    match: { endpoint: 'messages.send', phone_number_id: shop.phoneNumberId },
    action: { type: 'error', code: 131063 },
  })
  const id = await sent(agent, {
    conversation_id: conversationId,
    type: 'template',
    template: { name: template.name, language: { code: 'ar' } },
  })
  await settled(id, ACCEPTED)
  const asked = await graphRequests({ phone_number_id: shop.phoneNumberId })
  expect(asked.map(({ endpoint }) => endpoint).filter((name) => name?.startsWith('messages.'))).toEqual([
    'messages.send',
    'messages.marketing',
  ])
  expect(await phoneMessages({ customer: phone, author: 'business' })).toHaveLength(1)
})

test('the first answer to a person who came from an ad opens 72 free hours, and no longer time for free text', async () => {
  const { conversationId, phone } = await openConversation(world)
  await writeAsCustomer({
    from: phone,
    to: world.phoneNumberId,
    type: 'text',
    text: { body: 'رأيت الإعلان' },
    referral: { source_url: 'https://fb.me/x', source_type: 'ad', source_id: '120200000000000001' },
  })
  const windows = async () =>
    (
      await sql`
        select free_entry_expires_at is not null as is_free,
          free_entry_expires_at between now() + interval '71 hours' and now() + interval '73 hours' as is_72_hours,
          service_window_expires_at <= now() + interval '24 hours' as is_24_hours
        from public.conversations where id = ${conversationId}`
    )[0]
  await expect
    .poll(
      async () =>
        (
          await sql`
          select from public.messages where conversation_id = ${conversationId} and direction = 'inbound'`
        ).length,
      { timeout: 10_000 },
    )
    .toBe(1)
  expect(await windows()).toMatchObject({ is_free: false })
  const id = await sent(agent, { conversation_id: conversationId, type: 'text', text: { body: 'أهلاً بك' } })
  await settled(id, ['delivered', 'read'])
  await expect.poll(windows).toEqual({ is_free: true, is_72_hours: true, is_24_hours: true })
})
