import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { deliveries, phoneMessages } from '../_support/graph.ts'
import { makeTemplate, openConversation, settled } from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { post, sign } from '../_support/webhook.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let flowId: string

type Request = {
  id: string
  reference: string
  contact_id: string
  conversation_id: string
  service_type: string
  preferred_date: string | null
  confirmation_state: string
  confirmation_error: string | null
}

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Cairo' }).format(new Date())

beforeAll(async () => {
  world = await makeWorld()
  // One number of the account that Meta does not know keeps the key from no other.
  await sql`
    insert into public.whatsapp_numbers (project_id, business_account_id, phone_number_id, display_phone_number, status)
    select project_id, business_account_id, ${String(BigInt(world.phoneNumberId) - 1n)}, '+201000000000', 'CONNECTED'
    from public.whatsapp_numbers where id = ${world.numberId}`
  admin = await signIn('admin')
  const made = await admin.call('POST', '/flows', {
    body: { project_id: world.projectId, name: 'طلب صيانة', template: 'maintenance_request' },
  })
  expect(made).toMatchObject({ status: 201, body: { status: 'DRAFT', validation_errors: [] } })
  flowId = (made.body as { id: string }).id
  expect(await admin.call('POST', `/flows/${flowId}/publish`)).toMatchObject({
    status: 200,
    body: { status: 'PUBLISHED' },
  })
})

async function control<Answer>(method: string, path: string, body?: unknown): Promise<[number, Answer]> {
  const response = await fetch(`${stack.control_url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return [response.status, (await response.json()) as Answer]
}

const fill = (wamid: string, answers: object) =>
  control<{ wamid: string; error?: string }>('POST', '/flows/answers', { wamid, answers })

/** Sends the form; the answer is the message on the phone. */
async function sendForm(conversationId: string): Promise<string> {
  const key = crypto.randomUUID()
  const body = { conversation_id: conversationId }
  const headers = { 'idempotency-key': key }
  const sent = await admin.call('POST', `/flows/${flowId}/send`, { body, headers })
  expect(sent.status).toBe(202)
  const { id } = sent.body as { id: string }
  const { wamid } = await settled(id, ['sent', 'delivered', 'read'])
  const again = await admin.call('POST', `/flows/${flowId}/send`, { body, headers })
  expect(again.body).toMatchObject({ id })
  return wamid ?? ''
}

const requestsOf = (contactId: string) => sql<Request[]>`
  select id, reference, contact_id, conversation_id, service_type, preferred_date::text, confirmation_state, confirmation_error
  from public.maintenance_requests where contact_id = ${contactId} order by number`

const answers = {
  service_type: 'plumbing',
  description: 'صنبور المطبخ يسرّب',
  address: 'القاهرة',
  preferred_date: TODAY,
  preferred_time: 'morning',
}

/** The customer's answer has been applied. */
async function applied(wamid: string): Promise<void> {
  await expect
    .poll(async () => (await sql`select 1 from public.messages where wamid = ${wamid}`).length, {
      timeout: 15_000,
    })
    .toBe(1)
}

test('A46: an answer makes one request with a number, tied to person, conversation and message, and a confirmation; replayed seven times it stays one', async () => {
  const { conversationId, contactId, phone } = await openConversation(world)
  const form = await sendForm(conversationId)
  const [status, { wamid }] = await fill(form, answers)
  expect(status).toBe(201)
  await applied(wamid)
  const [request, ...others] = await requestsOf(contactId)
  expect(others).toEqual([])
  expect(request).toMatchObject({
    contact_id: contactId,
    conversation_id: conversationId,
    reference: expect.stringMatching(/^REQ-\d{4,}$/),
    service_type: 'plumbing',
    preferred_date: TODAY,
  })
  const [response] = await sql`
    select r.data, r.problems, m.wamid, s.state from public.flow_responses as r
    join public.messages as m on m.id = r.message_id
    join public.flow_sessions as s on s.id = r.session_id
    where r.contact_id = ${contactId}`
  expect(response).toMatchObject({ wamid, problems: [], state: 'completed', data: { address: 'القاهرة' } })

  const [delivery] = await deliveries({ wamid })
  for (let turn = 0; turn < 7; turn += 1) expect((await post(delivery?.body ?? '')).status).toBe(200)
  await expect
    .poll(async () => (await requestsOf(contactId))[0]?.confirmation_state, { timeout: 20_000 })
    .toBe('sent')
  expect(await requestsOf(contactId)).toHaveLength(1)
  const told = (await phoneMessages({ customer: phone, author: 'business' })).filter(
    ({ type }) => type === 'text',
  )
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told[0]?.content)).toContain(request?.reference)
  const rows = await sql`select 1 from public.flow_responses where contact_id = ${contactId}`
  expect(rows.length).toBe(1)
})

test('A46: a Flow is known by its token alone: a strange token, a second answer and somebody else’s make no request', async () => {
  const { conversationId, contactId, phone } = await openConversation(world)
  const form = await sendForm(conversationId)
  const [, first] = await fill(form, answers)
  await applied(first.wamid)
  expect(await fill(form, answers)).toMatchObject([400, { error: expect.stringContaining('انتهت') }])
  // One that the phone would not let through is told apart here, too.
  const [session] = await sql<{ flow_token: string }[]>`
    select flow_token from public.flow_sessions where contact_id = ${contactId}`
  const second = await control<{ wamid: string }>('POST', '/messages', {
    from: phone,
    to: world.phoneNumberId,
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { response_json: JSON.stringify({ ...answers, flow_token: session?.flow_token }) },
    },
  })
  await applied(second[1].wamid)
  expect(await requestsOf(contactId)).toHaveLength(1)

  const forged = await control<{ wamid: string }>('POST', '/messages', {
    from: phone,
    to: world.phoneNumberId,
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { response_json: JSON.stringify({ ...answers, flow_token: 'ft_not_ours_at_all_0000' }) },
    },
  })
  await applied(forged[1].wamid)
  expect(await requestsOf(contactId)).toHaveLength(1)
  const kept = await sql`
    select problems from public.flow_responses where contact_id = ${contactId} order by created_at`
  expect(kept.map(({ problems }) => problems.map((one: { field: string }) => one.field))).toEqual([
    [],
    ['flow_token'],
    ['flow_token'],
  ])
})

test('A47: a confirmation that cannot be sent leaves the request, shows why, and is tried again', async () => {
  const away = await makeWorld()
  const made = await admin.call('POST', '/flows', {
    body: { project_id: away.projectId, name: 'صيانة', template: 'maintenance_request' },
  })
  const id = (made.body as { id: string }).id
  await admin.call('POST', `/flows/${id}/publish`)
  const { conversationId, contactId, phone } = await openConversation(away)
  const sent = await admin.call('POST', `/flows/${id}/send`, {
    body: { conversation_id: conversationId },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  const { wamid } = await settled((sent.body as { id: string }).id, ['sent', 'delivered', 'read'])
  await sql`update public.whatsapp_numbers set disabled_at = now() where id = ${away.numberId}`
  const [, answered] = await fill(wamid ?? '', answers)
  await applied(answered.wamid)
  await expect
    .poll(async () => (await requestsOf(contactId))[0], { timeout: 20_000 })
    .toMatchObject({ confirmation_state: 'waiting', confirmation_error: 'number_disabled' })
  const [request] = await requestsOf(contactId)
  const { data: history } = await admin.supabase
    .from('maintenance_request_events')
    .select('note')
    .eq('request_id', request?.id ?? '')
  expect(history?.map(({ note }) => note)).toContain('confirmation_failed: number_disabled')

  await sql`update public.whatsapp_numbers set disabled_at = null where id = ${away.numberId}`
  await sql`update public.maintenance_requests set confirmation_due_at = now() where id = ${request?.id ?? ''}`
  await expect
    .poll(async () => (await requestsOf(contactId))[0], { timeout: 20_000 })
    .toMatchObject({ confirmation_state: 'sent', confirmation_error: null })
  expect(
    (await phoneMessages({ customer: phone, author: 'business' })).filter(({ type }) => type === 'text'),
  ).toHaveLength(1)
})

test('A47: when the window has closed meanwhile, the confirmation is the template request_received', async () => {
  const { conversationId, contactId, phone } = await openConversation(world)
  await makeTemplate(
    world,
    [
      { type: 'BODY', text: 'سجلنا طلبك رقم {{1}} وسنتصل بك.', example: { body_text: [['REQ-1']] } },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'متابعة',
            url: 'https://track.example/r/{{1}}',
            example: ['https://track.example/r/REQ-1'],
          },
        ],
      },
    ],
    { name: 'request_received' },
  )
  const wamid = await sendForm(conversationId)
  const [session] = await sql<{ flow_token: string }[]>`
    select flow_token from public.flow_sessions where contact_id = ${contactId}`
  const late = await control<{ wamid: string }>('POST', '/messages', {
    from: phone,
    to: world.phoneNumberId,
    type: 'interactive',
    // An answer that reached us two days late: Meta's time counts for the window.
    timestamp: Math.floor(Date.now() / 1000) - 2 * 86_400,
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { response_json: JSON.stringify({ ...answers, flow_token: session?.flow_token }) },
    },
    context: { message_id: wamid },
  })
  await sql`
    update public.conversations set service_window_expires_at = now() - interval '1 hour' where id = ${conversationId}`
  await control('POST', '/chats/window', {
    customer: phone,
    phone_number_id: world.phoneNumberId,
    seconds: 0,
  })
  await applied(late[1].wamid)
  await expect
    .poll(async () => (await requestsOf(contactId))[0]?.confirmation_state, { timeout: 20_000 })
    .toBe('sent')
  const [request] = await requestsOf(contactId)
  const told = (await phoneMessages({ customer: phone, author: 'business' })).at(-1)
  expect(told).toMatchObject({ type: 'template', content: { template: { name: 'request_received' } } })
  expect(JSON.stringify(told?.content)).toContain(request?.reference)
})

test('A48: the form’s first day is today in Cairo; the phone takes no earlier one, and one that slips through is left out', async () => {
  const { conversationId, contactId } = await openConversation(world)
  const form = await sendForm(conversationId)
  const [, opened] = await control<{ data: { min_date: string } }>(
    'GET',
    `/flows/opened?wamid=${encodeURIComponent(form)}`,
  )
  expect(opened.data.min_date).toBe(TODAY)
  const yesterday = new Date(Date.parse(`${TODAY}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  expect(await fill(form, { ...answers, preferred_date: yesterday })).toMatchObject([
    400,
    { error: 'preferred_date is too early' },
  ])

  const [session] = await sql<{ flow_token: string }[]>`
    select flow_token from public.flow_sessions where contact_id = ${contactId}`
  const [row] = await sql<{ value: string }[]>`
    select value from public.contact_identities where contact_id = ${contactId} and kind = 'wa_id'`
  const late = await control<{ wamid: string }>('POST', '/messages', {
    from: row?.value,
    to: world.phoneNumberId,
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: {
        response_json: JSON.stringify({
          ...answers,
          preferred_date: yesterday,
          flow_token: session?.flow_token,
        }),
      },
    },
  })
  await applied(late[1].wamid)
  expect(await requestsOf(contactId)).toMatchObject([{ preferred_date: null }])
})

test('A48: the form may be opened on any day: its message holds no date, the phone asks our endpoint', async () => {
  const { conversationId } = await openConversation(world)
  const wamid = await sendForm(conversationId)
  const message = (await phoneMessages({ phone_number_id: world.phoneNumberId })).find(
    (one) => one.wamid === wamid,
  )
  expect(message?.content.interactive).toMatchObject({
    action: { parameters: { flow_action: 'data_exchange' } },
  })
  expect(JSON.stringify(message?.content)).not.toContain(TODAY)
  const [session] = await sql`select state from public.flow_sessions where message_id = (
    select id from public.messages where wamid = ${wamid})`
  expect(session).toEqual({ state: 'sent' })
  const open = () =>
    control<{ data?: object; error?: string }>('GET', `/flows/opened?wamid=${encodeURIComponent(wamid)}`)
  expect((await open())[1].data).toMatchObject({ min_date: TODAY })
  const [opened] = await sql`select state from public.flow_sessions where message_id = (
    select id from public.messages where wamid = ${wamid})`
  expect(opened).toEqual({ state: 'opened' })

  const [, answered] = await fill(wamid, answers)
  await applied(answered.wamid)
  expect((await open())[1].error).toContain('انتهت صلاحية')
})

test('the endpoint answers Meta alone: a wrong signature is 432, what is not for its key 421, and keys stay in Vault', async () => {
  const [account] = await sql<{ id: string }[]>`
    select business_account_id as id from public.flows where id = ${flowId}`
  const address = `${stack.api_url}/functions/v1/flows/data/${account?.id}`
  const body = JSON.stringify({
    encrypted_flow_data: 'AAAA',
    encrypted_aes_key: 'AAAA',
    initial_vector: 'AAAA',
  })
  const ask = (url: string, signature: string) =>
    fetch(url, { method: 'POST', headers: { 'x-hub-signature-256': signature }, body })
  expect((await ask(address, sign(`${body} `))).status).toBe(432)
  expect((await ask(address, '')).status).toBe(432)
  expect((await ask(address, sign(body))).status).toBe(421)
  expect((await ask(address.replace(/[^/]+$/, crypto.randomUUID()), sign(body))).status).toBe(421)

  const [key] = await sql`
    select public_key, private_key_set, signature_status from public.flow_keys where whatsapp_number_id = ${world.numberId}`
  expect(key).toMatchObject({ private_key_set: true, signature_status: 'VALID' })
  expect(key?.public_key).toMatch(/^-----BEGIN PUBLIC KEY-----/)
})

test('A49: as Meta asks: ping is answered, a token of nobody’s is 427 with a sentence, and an error of the phone’s is acknowledged', async () => {
  const [row] = await sql<{ id: string; public_key: string }[]>`
    select f.business_account_id as id, k.public_key from public.flows as f, public.flow_keys as k
    where f.id = ${flowId} and k.whatsapp_number_id = ${world.numberId}`
  const ask = async (request: object) => {
    const key = randomBytes(16)
    const vector = randomBytes(16)
    const cipher = createCipheriv('aes-128-gcm', key, vector)
    const text = JSON.stringify({ version: '3.0', ...request })
    const data = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
    const oaep = {
      key: row?.public_key ?? '',
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
    }
    const body = JSON.stringify({
      encrypted_flow_data: data.toString('base64'),
      encrypted_aes_key: publicEncrypt(oaep, key).toString('base64'),
      initial_vector: vector.toString('base64'),
    })
    const response = await fetch(`${stack.api_url}/functions/v1/flows/data/${row?.id}`, {
      method: 'POST',
      headers: { 'x-hub-signature-256': sign(body) },
      body,
    })
    const sealed = Buffer.from(await response.text(), 'base64')
    const turned = vector.map((byte) => byte ^ 0xff)
    const decipher = createDecipheriv('aes-128-gcm', key, turned)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return [response.status, JSON.parse(plain.toString())]
  }
  expect(await ask({ action: 'ping' })).toEqual([200, { data: { status: 'active' } }])
  expect(await ask({ action: 'INIT', flow_token: 'ft_of_nobody_0123456789' })).toEqual([
    427,
    { error_msg: expect.stringContaining('انتهت') },
  ])
  const error = { error: 'payload-schema-error', error_message: 'x' }
  expect(await ask({ action: 'data_exchange', data: error })).toEqual([200, { data: { acknowledged: true } }])
})

test('A49: a form that asks our endpoint at every screen goes on, keeps who does not fit, and ends with all answers', async () => {
  const ref = (name: string) => `\${${name}}`
  const form = (id: string, children: object[], terminal = false, data = {}) => ({
    id,
    title: id,
    terminal,
    data,
    layout: { type: 'SingleColumnLayout', children },
  })
  const ask = (payload: object) => ({
    type: 'Footer',
    label: 'Next',
    'on-click-action': { name: 'data_exchange', payload },
  })
  const document = {
    version: '7.2',
    data_api_version: '3.0',
    routing_model: { NAME: ['CITY'], CITY: [] },
    screens: [
      form('NAME', [
        { type: 'TextInput', name: 'name', label: 'Name', required: true },
        ask({ name: ref('form.name') }),
      ]),
      form(
        'CITY',
        [
          { type: 'TextBody', text: ref('data.name') },
          { type: 'TextInput', name: 'city', label: 'City', required: true },
          ask({ city: ref('form.city') }),
        ],
        true,
        { name: { type: 'string', __example__: 'Mona' } },
      ),
    ],
  }
  const made = await admin.call('POST', '/flows', {
    body: { project_id: world.projectId, name: 'asks', document },
  })
  expect(made).toMatchObject({ status: 201, body: { validation_errors: [] } })
  const { id } = made.body as { id: string }
  // Meta asks the endpoint whether it lives before it publishes.
  expect(await admin.call('POST', `/flows/${id}/publish`)).toMatchObject({ status: 200 })
  const { conversationId, contactId } = await openConversation(world)
  const sent = await admin.call('POST', `/flows/${id}/send`, {
    body: { conversation_id: conversationId },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  const { wamid } = await settled((sent.body as { id: string }).id, ['sent', 'delivered', 'read'])
  expect(
    await control('POST', '/flows/screens', { wamid, screen: 'NAME', answers: { name: 'منى' } }),
  ).toMatchObject([200, { screen: 'CITY', data: { name: 'منى' } }])
  const [, answered] = await fill(wamid ?? '', { name: 'منى', city: 'القاهرة' })
  await applied(answered.wamid)
  const [response] = await sql`
    select data, problems, flow_id from public.flow_responses where contact_id = ${contactId}`
  expect(response).toEqual({ data: { name: 'منى', city: 'القاهرة' }, problems: [], flow_id: id })
})

test('A46: a form behind the button of a template is recognised by its token, from sending to the answer', async () => {
  const { conversationId, contactId } = await openConversation(world)
  const [flow] = await sql<
    { meta_flow_id: string }[]
  >`select meta_flow_id from public.flows where id = ${flowId}`
  const template = await makeTemplate(world, [
    { type: 'BODY', text: 'لطلب صيانة املأ النموذج.' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'FLOW', text: 'طلب صيانة', flow_id: flow?.meta_flow_id, flow_action: 'data_exchange' },
      ],
    },
  ])
  const token = `ft_${crypto.randomUUID()}`
  const sent = await admin.call('POST', '/messages', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      conversation_id: conversationId,
      type: 'template',
      template: {
        name: template.name,
        language: { code: 'ar' },
        components: [
          {
            type: 'button',
            sub_type: 'flow',
            index: '0',
            parameters: [{ type: 'action', action: { flow_token: token } }],
          },
        ],
      },
    },
  })
  expect(sent.status).toBe(202)
  const { wamid } = await settled((sent.body as { id: string }).id, ['sent', 'delivered', 'read'])
  const [session] = await sql`select state, flow_id from public.flow_sessions where flow_token = ${token}`
  expect(session).toEqual({ state: 'sent', flow_id: flowId })
  const [status, answered] = await fill(wamid ?? '', answers)
  expect(status).toBe(201)
  await applied(answered.wamid)
  const [response] = await sql`
    select r.problems, s.flow_token from public.flow_responses as r
    join public.flow_sessions as s on s.id = r.session_id where r.contact_id = ${contactId}`
  expect(response).toEqual({ problems: [], flow_token: token })
  expect(await requestsOf(contactId)).toHaveLength(1)
})

test('A46: a template’s form gets a token, and the days, without its sender thinking of them', async () => {
  const { conversationId, contactId } = await openConversation(world)
  const [flow] = await sql<{ meta_flow_id: string }[]>`
    select meta_flow_id from public.flows where id = ${flowId}`
  const template = await makeTemplate(world, [
    { type: 'BODY', text: 'لطلب صيانة املأ النموذج.' },
    { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'طلب صيانة', flow_id: flow?.meta_flow_id }] },
  ])
  const sent = await admin.call('POST', '/messages', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      conversation_id: conversationId,
      type: 'template',
      template: { name: template.name, language: { code: 'ar' } },
    },
  })
  expect(sent.status).toBe(202)
  const { wamid } = await settled((sent.body as { id: string }).id, ['sent', 'delivered', 'read'])
  const [, opened] = await control<{ data: object }>(
    'GET',
    `/flows/opened?wamid=${encodeURIComponent(wamid ?? '')}`,
  )
  expect(opened.data).toMatchObject({ min_date: TODAY })
  const [status, answered] = await fill(wamid ?? '', answers)
  expect(status).toBe(201)
  await applied(answered.wamid)
  expect(await requestsOf(contactId)).toMatchObject([{ service_type: 'plumbing', preferred_date: TODAY }])
})

test('photos of the form hang on the request and are fetched from Meta', async () => {
  const { conversationId, contactId } = await openConversation(world)
  const form = await sendForm(conversationId)
  const upload = await fetch(
    `${stack.control_url}/media?phone_number_id=${world.phoneNumberId}&filename=tap.jpg`,
    {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9, 9]),
    },
  )
  const { id } = (await upload.json()) as { id: string }
  const [status, answered] = await fill(form, { ...answers, photos: [id] })
  expect(status).toBe(201)
  await applied(answered.wamid)
  await expect
    .poll(
      async () =>
        await sql`
          select f.state from public.maintenance_request_photos as p
          join public.maintenance_requests as r on r.id = p.request_id
          join public.media_files as f on f.id = p.media_file_id
          where r.contact_id = ${contactId}`,
      { timeout: 20_000 },
    )
    .toMatchObject([{ state: 'stored' }])
})
