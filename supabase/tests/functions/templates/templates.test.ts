import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { jpeg } from '../_support/files.ts'
import { graphRequests, misbehave, phoneMessages, postWebhook, putTemplate } from '../_support/graph.ts'
import {
  ACCEPTED,
  businessAccountOf,
  makeTemplate,
  newKey,
  settled,
  uploadFile,
} from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  agent = await signIn('agent')
})

const BODY = {
  type: 'BODY',
  text: 'مرحباً {{1}}، طلبك رقم {{2}} جاهز للاستلام من المقر.',
  example: { body_text: [['منى', '7']] },
}
const uniqueName = () => `t_${crypto.randomUUID().replaceAll('-', '')}`
const draft = (more: object = {}) => ({
  project_id: world.projectId,
  name: uniqueName(),
  language: 'ar',
  category: 'UTILITY',
  components: [BODY],
  ...more,
})
type Row = { id: string; name: string; status: string; removed_at: string | null; components: object[] }

test('A39: a sync reads every page and language, keeps components, marks what is gone, and counts', async () => {
  const lone = await makeWorld()
  const names = Array.from({ length: 130 }, (_, n) => `page_${n}`)
  for (const name of names)
    await putTemplate({ name, language: 'ar', waba_id: lone.wabaId, components: [BODY], category: 'UTILITY' })
  await putTemplate({
    name: 'page_0',
    language: 'en',
    waba_id: lone.wabaId,
    components: [BODY],
    category: 'UTILITY',
  })
  await sql`
    insert into public.templates (business_account_id, name, language, category, status, meta_template_id, components)
    values (${await businessAccountOf(lone)}, 'gone', 'ar', 'UTILITY', 'APPROVED', '99887766', '[]')`
  const sync = () => admin.call('POST', '/templates/sync', { body: { project_id: lone.projectId } })
  expect(await sync()).toMatchObject({
    status: 200,
    body: { added: 131, updated: 0, unchanged: 0, removed: 1 },
  })
  expect(await sync()).toMatchObject({ body: { added: 0, updated: 0, unchanged: 131, removed: 0 } })
  await putTemplate({
    name: 'page_7',
    language: 'ar',
    waba_id: lone.wabaId,
    components: [{ ...BODY, text: 'نص جديد {{1}} مع {{2}} هنا.' }],
    category: 'MARKETING',
  })
  expect(await sync()).toMatchObject({ body: { added: 0, updated: 1, unchanged: 130, removed: 0 } })
  const [row] = await sql`
    select category, components -> 0 ->> 'text' as text from public.templates
    where business_account_id = ${await businessAccountOf(lone)} and name = 'page_7'`
  expect(row).toEqual({ category: 'MARKETING', text: 'نص جديد {{1}} مع {{2}} هنا.' })
  const listed = await agent.call('GET', `/templates?project_id=${lone.projectId}&limit=200`)
  expect((listed.body as { data: Row[] }).data).toHaveLength(131)
  const found = await agent.call('GET', `/templates?project_id=${lone.projectId}&q=page_12&language=ar`)
  expect((found.body as { data: Row[] }).data.map(({ name }) => name).sort()).toEqual([
    'page_12',
    ...Array.from({ length: 10 }, (_, n) => `page_12${n}`),
  ])
})

test('A42: a template is handed in, approved by its webhook, edited and deleted, each time at Meta first', async () => {
  const created = await admin.call('POST', '/templates', { body: draft() })
  expect(created).toMatchObject({ status: 201, body: { status: 'PENDING', category: 'UTILITY' } })
  const { id, name } = created.body as Row
  const [asked] = (await graphRequests({ endpoint: 'templates.create' })).filter(
    ({ body }) => (body as { name?: string }).name === name,
  )
  expect(asked?.body).toMatchObject({ language: 'ar', category: 'UTILITY', components: [BODY] })
  expect(asked?.body).not.toHaveProperty('project_id')
  const statusOf = async () => (await sql`select status from public.templates where id = ${id}`)[0]?.status
  await expect.poll(statusOf, { timeout: 15_000 }).toBe('APPROVED')

  const components = [{ ...BODY, text: 'أهلاً {{1}}، تم تجهيز طلبك رقم {{2}} في المقر.' }]
  const edited = await admin.call('PATCH', `/templates/${id}`, {
    body: { project_id: world.projectId, components },
  })
  expect(edited).toMatchObject({ status: 200, body: { components } })

  const gone = await admin.call('DELETE', `/templates/${id}?project_id=${world.projectId}`)
  expect(gone).toMatchObject({ status: 200, body: { status: 'DELETED', removed_at: expect.any(String) } })
  expect(await graphRequests({ endpoint: 'templates.delete' })).toContainEqual(
    expect.objectContaining({ answer: { status: 200, body: { success: true } } }),
  )
})

test('A42: what Meta refuses changes nothing here, and its reason is told', async () => {
  const template = draft()
  await admin.call('POST', '/templates', { body: template })
  const again = await admin.call('POST', '/templates', { body: template })
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'conflict', detail: expect.stringContaining('already') },
  })
  const known = await makeTemplate(world, [BODY])
  await misbehave({
    match: { endpoint: 'templates.delete' },
    action: { type: 'error', code: 131016 },
    count: 1,
  })
  const [row] = await sql<{ id: string }[]>`select id from public.templates where name = ${known.name}`
  const refused = await admin.call('DELETE', `/templates/${row?.id}?project_id=${world.projectId}`)
  expect(refused).toMatchObject({ status: 502, body: { code: 'upstream_failed' } })
  const [after] = await sql`select status, removed_at from public.templates where id = ${row?.id ?? null}`
  expect(after).toEqual({ status: 'APPROVED', removed_at: null })
})

test('A40: a template that breaks a rule is refused before the call, in Arabic', async () => {
  const body = draft({
    components: [{ type: 'BODY', text: '{{1}} أهلاً بك معنا', example: { body_text: [['منى']] } }],
  })
  const answer = await admin.call('POST', '/templates', { body })
  expect(answer).toMatchObject({
    status: 422,
    body: {
      code: 'template_invalid',
      errors: [
        { pointer: '/body/components/0/text', detail: expect.stringContaining('لا يبدأ النص بمتغير') },
      ],
    },
  })
  const asked = (await graphRequests({ endpoint: 'templates.create' })).filter(
    (request) => (request.body as { name?: string }).name === body.name,
  )
  expect(asked).toHaveLength(0)
  const checked = await admin.call('POST', '/templates/validate', { body })
  expect(checked).toMatchObject({
    status: 200,
    body: { valid: false, faults: [{ pointer: '/components/0/text' }] },
  })
})

test('a pause stops sends until it ends, quality and category follow, each by its webhook', async () => {
  const template = await makeTemplate(world, [{ type: 'BODY', text: 'تم شحن طلبك اليوم.' }])
  const [known] = await sql<{ id: string; meta_template_id: string }[]>`
    select id, meta_template_id from public.templates where name = ${template.name}`
  const about = {
    // Ids of 16 digits: above 2^53 a number would lose its last ones.
    message_template_id: known?.meta_template_id,
    message_template_name: template.name,
    message_template_language: 'ar',
  }
  const tell = (field: string, value: object) =>
    postWebhook({ phone_number_id: world.phoneNumberId, field, value: { ...about, ...value } })
  const row = async () =>
    (
      await sql`select status, quality_score, category, previous_category from public.templates where id = ${known?.id ?? ''}`
    )[0]
  const send = () =>
    agent.call('POST', `/templates/${known?.id}/send-test`, {
      body: { project_id: world.projectId, phone: `+2012${String(Date.now()).slice(-8)}` },
      headers: { 'idempotency-key': newKey() },
    })

  await tell('message_template_status_update', {
    event: 'PAUSED',
    reason: 'NONE',
    other_info: { title: 'FIRST_PAUSE', description: 'Your template has been paused for 3 hours.' },
  })
  await expect.poll(row, { timeout: 10_000 }).toMatchObject({ status: 'PAUSED' })
  expect(await send()).toMatchObject({ status: 409, body: { code: 'template_not_approved' } })
  await tell('message_template_quality_update', {
    previous_quality_score: 'GREEN',
    new_quality_score: 'YELLOW',
  })
  await tell('message_template_status_update', {
    event: 'APPROVED',
    reason: 'NONE',
    other_info: { title: 'UNPAUSED' },
  })
  await expect.poll(row, { timeout: 10_000 }).toMatchObject({ status: 'APPROVED', quality_score: 'YELLOW' })
  expect(await send()).toMatchObject({ status: 202 })
  await tell('template_category_update', { previous_category: 'UTILITY', new_category: 'MARKETING' })
  await expect
    .poll(row, { timeout: 10_000 })
    .toMatchObject({ category: 'MARKETING', previous_category: 'UTILITY' })
})

test('the sample of a header goes up in pieces, and its handle hands the template in', async () => {
  const bytes = jpeg({ size: 40_000 })
  const path = await uploadFile(admin, world, 'head.jpg', 'image/jpeg', bytes)
  // The first try of the second step is interrupted: it goes on where Meta says it stands.
  await misbehave({
    match: { endpoint: 'uploads.continue' },
    action: { type: 'http', status: 503 },
    count: 1,
  })
  const sample = await admin.call('POST', '/templates/samples', {
    body: { project_id: world.projectId, path },
  })
  expect(sample).toMatchObject({
    status: 201,
    body: { handle: expect.stringMatching(/^4:/), mime_type: 'image/jpeg' },
  })
  const { handle } = sample.body as { handle: string }
  expect(await graphRequests({ endpoint: 'uploads.get' })).not.toHaveLength(0)
  const whole = (await graphRequests({ endpoint: 'uploads.continue' })).find(
    ({ answer }) => (answer?.body as { h?: string } | null)?.h === handle,
  )
  expect(whole?.body).toEqual({ size: bytes.length })

  const header = (handles: string[]) => ({
    type: 'HEADER',
    format: 'IMAGE',
    example: { header_handle: handles },
  })
  const template = draft({ components: [header([handle]), BODY] })
  expect(await admin.call('POST', '/templates', { body: template })).toMatchObject({
    status: 201,
    body: { components: [header([handle]), BODY] },
  })
  const made_up = draft({ components: [header(['4:made-up']), BODY] })
  expect(await admin.call('POST', '/templates', { body: made_up })).toMatchObject({
    status: 502,
    body: { code: 'upstream_failed', detail: expect.stringContaining('header_handle') },
  })
})

test('a sample of a kind that no header shows, of another project, or by an agent is refused', async () => {
  const post = async (path: string, caller = admin) =>
    await caller.call('POST', '/templates/samples', { body: { project_id: world.projectId, path } })
  const gif = Uint8Array.from([...'GIF89a'].map((letter) => letter.charCodeAt(0)))
  expect(await post(await uploadFile(admin, world, 'a.gif', 'image/gif', gif))).toMatchObject({
    status: 422,
    body: { code: 'media_type_not_supported' },
  })
  const foreign = await makeWorld(['owner'])
  const secret = await uploadFile(await signIn('owner'), foreign, 'secret.jpg', 'image/jpeg', jpeg())
  expect(await post(secret)).toMatchObject({ status: 422, body: { code: 'media_not_found' } })
  const mine = await uploadFile(admin, world, 'b.jpg', 'image/jpeg', jpeg())
  expect(await post(mine, agent)).toMatchObject({ status: 403 })
})

test('A41: the preview is what a test sends, and says what is missing', async () => {
  const template = await makeTemplate(world, [BODY, { type: 'FOOTER', text: 'العزب' }])
  const [row] = await sql<{ id: string }[]>`select id from public.templates where name = ${template.name}`
  const id = row?.id ?? ''
  const parameter = (text: string) => ({ type: 'text', text })
  const components = [{ type: 'body', parameters: [parameter('منى'), parameter('A-7')] }]
  const preview = await agent.call('POST', `/templates/${id}/preview`, { body: { components } })
  expect(preview).toMatchObject({ status: 200, body: { fault: null, footer: 'العزب' } })
  expect(await agent.call('POST', `/templates/${id}/preview`, { body: { components: [] } })).toMatchObject({
    body: { fault: expect.stringContaining('2 parameters') },
  })
  const phone = `2012${String(Date.now()).slice(-8)}`
  const sent = await agent.call('POST', `/templates/${id}/send-test`, {
    body: { project_id: world.projectId, phone: `+${phone}`, components },
    headers: { 'idempotency-key': newKey() },
  })
  expect(sent.status).toBe(202)
  await settled((sent.body as { id: string }).id, ACCEPTED)
  const [shown] = (await phoneMessages({ customer: phone })) as { rendered?: { body: string } }[]
  expect(shown?.rendered?.body).toBe((preview.body as { body: string }).body)
})

test('the shipped catalogue is handed in once, drafts of it too, and what Meta decides meanwhile counts', async () => {
  const lone = await makeWorld()
  const account = await businessAccountOf(lone)
  await sql`
    insert into public.templates (business_account_id, name, language, category, components)
    values (${account}, 'order_created', 'ar', 'UTILITY', ${sql.json([BODY])})`
  const body = { project_id: lone.projectId, names: ['order_created', 'invoice_issued'] }
  const first = await admin.call('POST', '/templates/import', { body })
  expect(first).toMatchObject({
    status: 200,
    body: { created: ['order_created', 'invoice_issued'], existing: [], refused: [] },
  })
  const second = await admin.call('POST', '/templates/import', { body })
  expect(second).toMatchObject({ body: { created: [], existing: ['order_created', 'invoice_issued'] } })
  const rows = () => sql`
    select name, status, meta_template_id ~ '^[0-9]+$' as is_at_meta from public.templates
    where business_account_id = ${account} order by name`
  await expect
    .poll(async () => (await rows()).map((row) => ({ ...row })), { timeout: 15_000 })
    .toEqual([
      { name: 'invoice_issued', status: 'APPROVED', is_at_meta: true },
      { name: 'order_created', status: 'APPROVED', is_at_meta: true },
    ])
  // An answer that is written after a webhook which came while Meta was asked.
  const [row] = await sql`
    select meta_template_id as id from public.templates where business_account_id = ${account} and name = 'order_created'`
  const answered = { id: row?.id, name: 'order_created', language: 'ar', status: 'PENDING' }
  await sql`select private.write_template(${account}, ${sql.json(answered)}, null, 60000)`
  expect((await rows()).map(({ status }) => status)).toEqual(['APPROVED', 'APPROVED'])
  await sql`select private.write_template(${account}, ${sql.json(answered)}, null, 0)`
  expect((await rows()).map(({ status }) => status)).toEqual(['APPROVED', 'PENDING'])
})

test('A17, A19: who may not manage templates is refused, and strangers see nothing', async () => {
  expect(await agent.call('POST', '/templates', { body: draft() })).toMatchObject({ status: 403 })
  expect(
    await agent.call('POST', '/templates/sync', { body: { project_id: world.projectId } }),
  ).toMatchObject({ status: 403 })
  const foreign = await makeWorld(['owner'])
  const body = draft({ project_id: foreign.projectId })
  expect(await admin.call('POST', '/templates', { body })).toMatchObject({ status: 404 })
  const borrowed = draft({ business_account_id: await businessAccountOf(foreign) })
  expect(await admin.call('POST', '/templates', { body: borrowed })).toMatchObject({
    status: 404,
    body: { code: 'business_account_not_found' },
  })
  expect(await admin.call('GET', `/templates?project_id=${foreign.projectId}`)).toMatchObject({ status: 404 })
})
