import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { phoneMessages, registerCustomer } from '../_support/graph.ts'
import { ACCEPTED, makeTemplate, send, sendsOf, sent, settled, uploadFile } from '../_support/messages.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
})

const text = (value: string, name?: string) => ({
  type: 'text',
  text: value,
  ...(name ? { parameter_name: name } : {}),
})
const BODY = {
  type: 'BODY',
  text: 'مرحباً {{1}}، طلبك رقم {{2}} جاهز.',
  example: { body_text: [['منى', '7']] },
}
const bodyOf = (...parameters: object[]) => ({ type: 'body', parameters })

type Rendered = {
  rendered?: { header?: { text?: string }; body?: string; footer?: string; buttons?: object[] }
}

/** Sends a template into a closed conversation, and gives back both renderings: ours and the phone's. */
async function arrives(template: { name: string; language: string }, components: object[]) {
  const { conversationId, phone } = await makeConversation(world, { windowHours: -1 })
  const id = await sent(agent, {
    conversation_id: conversationId,
    type: 'template',
    template: { name: template.name, language: { code: template.language }, components },
  })
  const row = await settled(id, ACCEPTED)
  const [shown] = (await phoneMessages({ customer: phone, author: 'business' })) as Rendered[]
  const [request] = await sendsOf(world, id)
  return {
    row,
    ours: row.content.rendered as Required<Rendered>['rendered'],
    phone: shown?.rendered,
    request: request?.body as { template: { components: object[] } },
  }
}

test('A41: a template goes into a closed window and reads on the phone exactly as we show it', async () => {
  const template = await makeTemplate(world, [
    { type: 'HEADER', format: 'TEXT', text: 'طلب {{1}}' },
    BODY,
    { type: 'FOOTER', text: 'العزب هاب' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'تابع', url: 'https://alazab.example/t/{{1}}' },
        { type: 'QUICK_REPLY', text: 'مساعدة' },
        { type: 'COPY_CODE', example: 'SAVE' },
      ],
    },
  ])
  const { row, ours, phone, request } = await arrives(template, [
    { type: 'header', parameters: [text('{{2}} أ-7')] },
    bodyOf(text('منى'), text('A-7')),
    { type: 'button', sub_type: 'url', index: 0, parameters: [text('A-7')] },
    { type: 'button', sub_type: 'quick_reply', index: 1, parameters: [{ type: 'payload', payload: 'HELP' }] },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: 2,
      parameters: [{ type: 'coupon_code', coupon_code: 'SAVE20' }],
    },
  ])
  expect(ours.body).toBe('مرحباً منى، طلبك رقم A-7 جاهز.')
  expect(ours.header?.text).toBe('طلب {{2}} أ-7')
  expect(phone).toMatchObject({
    body: ours.body,
    footer: ours.footer,
    header: { text: ours.header?.text },
    buttons: [{ url: 'https://alazab.example/t/A-7' }, {}, { code: 'SAVE20' }],
  })
  expect(ours.buttons).toMatchObject([{ url: 'https://alazab.example/t/A-7' }, {}, { code: 'SAVE20' }])
  expect(row.text).toBe(ours.body)
  expect(row.template_id).not.toBeNull()
  expect(request.template).not.toHaveProperty('rendered')
})

test('named parameters come in any order', async () => {
  const template = await makeTemplate(
    world,
    [{ type: 'BODY', text: 'أهلاً {{first_name}}، موعدك {{day}} إن شاء الله.' }],
    { parameter_format: 'NAMED' },
  )
  const { ours, phone } = await arrives(template, [bodyOf(text('الأحد', 'day'), text('منى', 'first_name'))])
  expect(ours.body).toBe('أهلاً منى، موعدك الأحد إن شاء الله.')
  expect(phone?.body).toBe(ours.body)
})

test('a header with a file, and a code to sign in with', async () => {
  const invoice = await makeTemplate(world, [
    { type: 'HEADER', format: 'DOCUMENT' },
    { type: 'BODY', text: 'فاتورتك.' },
  ])
  const path = await uploadFile(agent, world, 'f.pdf', 'application/pdf')
  const { request } = await arrives(invoice, [
    { type: 'header', parameters: [{ type: 'document', document: { path, filename: 'فاتورة.pdf' } }] },
  ])
  expect(request.template.components).toEqual([
    {
      type: 'header',
      parameters: [{ type: 'document', document: { id: expect.any(String), filename: 'فاتورة.pdf' } }],
    },
  ])

  const otp = await makeTemplate(
    world,
    [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'نسخ' }] },
    ],
    { category: 'AUTHENTICATION' },
  )
  const code = await arrives(otp, [
    bodyOf(text('482915')),
    { type: 'button', sub_type: 'url', index: 0, parameters: [text('482915')] },
  ])
  expect(code.phone?.body).toBe(code.ours.body)
})

test.each([
  ['too few', [bodyOf(text('منى'))]],
  ['too many', [bodyOf(text('منى'), text('7'), text('8'))]],
  ['none', []],
  ['an empty one', [bodyOf(text('منى'), text(' '))]],
  ['a line break in one', [bodyOf(text('منى'), text('7\n8'))]],
  ['five spaces in one', [bodyOf(text('منى'), text('7     8'))]],
  ['names for a template without them', [bodyOf(text('منى', 'a'), text('7', 'b'))]],
  [
    'a header it does not have',
    [{ type: 'header', parameters: [text('x')] }, bodyOf(text('منى'), text('7'))],
  ],
  [
    'a button it does not have',
    [bodyOf(text('منى'), text('7')), { type: 'button', sub_type: 'url', index: 0, parameters: [text('x')] }],
  ],
])('A41: %s is refused before anything is queued', async (_, components) => {
  const template = await makeTemplate(world, [BODY])
  const { conversationId } = await makeConversation(world, { windowHours: -1 })
  const answer = await send(agent, {
    conversation_id: conversationId,
    type: 'template',
    template: { name: template.name, language: { code: 'ar' }, components },
  })
  expect(answer).toMatchObject({ status: 422, body: { code: 'template_parameters_wrong' } })
})

test('A41: what is not approved, not there, or in another language is refused', async () => {
  const { conversationId } = await makeConversation(world, { windowHours: -1 })
  const tried = async (template: { name: string; language: string }) =>
    await send(agent, {
      conversation_id: conversationId,
      type: 'template',
      template: { name: template.name, language: { code: template.language } },
    })
  for (const status of ['PENDING', 'REJECTED', 'PAUSED', 'DISABLED']) {
    const template = await makeTemplate(world, [{ type: 'BODY', text: 'مرحباً.' }], { status })
    expect(await tried(template)).toMatchObject({ status: 409, body: { code: 'template_not_approved' } })
  }
  const removed = await makeTemplate(world, [{ type: 'BODY', text: 'مرحباً.' }])
  await sql`update public.templates set removed_at = now() where name = ${removed.name}`
  expect(await tried(removed)).toMatchObject({ body: { code: 'template_not_approved' } })
  expect(await tried({ name: 'nobody_knows', language: 'ar' })).toMatchObject({
    body: { code: 'template_not_found' },
  })
  expect(await tried({ name: removed.name, language: 'en' })).toMatchObject({
    body: { code: 'template_not_found' },
  })
})

test('A17: a template of an account that the project does not use is not found', async () => {
  const foreign = await makeWorld(['owner'])
  const template = await makeTemplate(foreign, [{ type: 'BODY', text: 'مرحباً.' }])
  const { conversationId } = await makeConversation(world, { windowHours: -1 })
  const answer = await send(agent, {
    conversation_id: conversationId,
    type: 'template',
    template: { name: template.name, language: { code: 'ar' } },
  })
  expect(answer).toMatchObject({ status: 422, body: { code: 'template_not_found' } })
})

test('A34: marketing to somebody who withdrew is refused, utility is not', async () => {
  const { conversationId, contactId } = await makeConversation(world, { windowHours: -1 })
  await sql`
    insert into public.consent_entries (project_id, contact_id, category, state, source)
    values (${world.projectId}, ${contactId}, 'marketing', 'withdrawn', 'meta')`
  for (const category of ['MARKETING', 'UTILITY']) {
    const template = await makeTemplate(world, [{ type: 'BODY', text: 'مرحباً.' }], { category })
    const answer = await send(agent, {
      conversation_id: conversationId,
      type: 'template',
      template: { name: template.name, language: { code: 'ar' } },
    })
    expect(answer.status).toBe(category === 'UTILITY' ? 202 : 409)
    if (category === 'MARKETING') expect(answer.body).toMatchObject({ code: 'contact_opted_out' })
  }
})

test('somebody new is reached by phone in any writing, as one contact, and by business-scoped id', async () => {
  const template = await makeTemplate(world, [{ type: 'BODY', text: 'مرحباً.' }])
  const content = { name: template.name, language: { code: 'ar' } }
  const digits = `10${String(Date.now()).slice(-8)}`
  const conversations = new Set<string>()
  for (const phone of [`0${digits}`, `+20${digits}`, `0020${digits}`]) {
    const answer = await send(agent, {
      to: { project_id: world.projectId, phone },
      type: 'template',
      template: content,
    })
    expect(answer.status).toBe(202)
    conversations.add((answer.body as { conversation_id: string }).conversation_id)
    await settled((answer.body as { id: string }).id, ACCEPTED)
  }
  expect(conversations.size).toBe(1)
  expect(await phoneMessages({ customer: `20${digits}`, author: 'business' })).toHaveLength(3)

  const bsuid = `EG.${crypto.randomUUID().replaceAll('-', '')}`
  await registerCustomer({ phone: `2012${String(Date.now()).slice(-8)}`, bsuid })
  const id = await sent(agent, {
    to: { project_id: world.projectId, bsuid },
    type: 'template',
    template: content,
  })
  await settled(id, ACCEPTED)
  const [request] = await sendsOf(world, id)
  expect(request?.body).toMatchObject({ recipient: bsuid })
})

test('free text to somebody new is refused and leaves no contact behind; nonsense is no recipient', async () => {
  const phone = `+2012${String(Date.now()).slice(-8)}`
  const to = { project_id: world.projectId, phone }
  const answer = await send(agent, { to, type: 'text', text: { body: 'أهلاً' } })
  expect(answer).toMatchObject({ status: 409, body: { code: 'window_closed' } })
  expect(await sql`select from public.contact_identities where value = ${phone}`).toHaveLength(0)
  const nonsense = await send(agent, { to: { ...to, phone: 'abcdef' }, type: 'text', text: { body: 'أهلاً' } })
  expect(nonsense).toMatchObject({ status: 422, body: { code: 'recipient_invalid' } })
  const foreign = await makeWorld(['owner'])
  const other = await send(agent, {
    to: { ...to, project_id: foreign.projectId },
    type: 'text',
    text: { body: 'أهلاً' },
  })
  expect(other).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
