import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let agent: Caller

const survey = {
  version: '7.2',
  screens: [
    {
      id: 'RATE',
      title: 'Rate us',
      terminal: true,
      data: {},
      layout: {
        type: 'SingleColumnLayout',
        children: [
          { type: 'TextInput', name: 'rating', label: 'Rating', required: true },
          {
            type: 'Footer',
            label: 'Send',
            'on-click-action': { name: 'complete', payload: { rating: '$' + '{form.rating}' } },
          },
        ],
      },
    },
  ],
}

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  agent = await signIn('agent')
})

const create = (caller: Caller, name: string, document: object = survey) =>
  caller.call('POST', '/flows', { body: { project_id: world.projectId, name, document } })

test('a draft with mistakes shows what Meta says and where, is mended, published, deprecated, and cannot be deleted', async () => {
  const broken = structuredClone(survey) as { screens: { terminal?: boolean }[] }
  delete broken.screens[0]?.terminal
  const made = await create(admin, 'survey', broken)
  expect(made.status).toBe(201)
  const { id } = made.body as { id: string }
  expect(made.body).toMatchObject({
    status: 'DRAFT',
    meta_flow_id: expect.any(String),
    validation_errors: expect.arrayContaining([
      expect.objectContaining({ error: 'MISSING_TERMINAL_SCREEN', line_start: expect.any(Number) }),
    ]),
  })
  expect(await admin.call('POST', `/flows/${id}/publish`)).toMatchObject({
    status: 409,
    body: { code: 'conflict', detail: expect.stringContaining('validation errors') },
  })
  expect(await admin.call('PUT', `/flows/${id}/assets`, { body: { document: survey } })).toMatchObject({
    status: 200,
    body: { validation_errors: [], document: survey },
  })
  expect(await admin.call('POST', `/flows/${id}/preview`)).toMatchObject({
    status: 200,
    body: { preview_url: expect.stringContaining('http') },
  })
  expect(await admin.call('POST', `/flows/${id}/publish`)).toMatchObject({ body: { status: 'PUBLISHED' } })
  expect((await admin.call('PUT', `/flows/${id}/assets`, { body: { document: survey } })).status).toBe(409)
  expect((await admin.call('DELETE', `/flows/${id}`)).status).toBe(409)
  expect(await admin.call('POST', `/flows/${id}/deprecate`)).toMatchObject({ body: { status: 'DEPRECATED' } })
})

test('every document is a version with its author and Meta’s remarks, and an old one comes back as a draft', async () => {
  const broken = { ...survey, screens: [] }
  const { id } = (await create(admin, 'versioned', broken)).body as { id: string }
  type Version = { number: number; validation_errors: object[]; published_at: string | null }
  const list = async (caller = admin) => {
    const { status, body } = await caller.call('GET', `/flows/${id}/versions`)
    expect(status).toBe(200)
    return (body as { data: Version[] }).data
  }
  const { data: me } = await admin.supabase.auth.getUser()
  expect(await list()).toMatchObject([
    { number: 1, created_by: me.user?.id, published_at: null, validation_errors: [{}] },
  ])
  // The order of what was written stays: Meta's remarks name its lines.
  const read = await admin.call('PUT', `/flows/${id}/assets`, { body: { document: survey } })
  expect(JSON.stringify((read.body as { document: object }).document)).toBe(JSON.stringify(survey))
  await admin.call('PUT', `/flows/${id}/assets`, { body: { document: survey } })
  expect((await list()).map(({ number, validation_errors }) => [number, validation_errors.length])).toEqual([
    [2, 0],
    [1, 1],
  ])
  expect((await agent.call('GET', `/flows/${id}/versions/1`)).body).toMatchObject({ document: broken })
  expect((await admin.call('GET', `/flows/${id}/versions/9`)).status).toBe(404)

  const restore = (number: number, body: object = {}, caller = admin) =>
    caller.call('POST', `/flows/${id}/versions/${number}/restore`, { body })
  expect((await restore(1, {}, agent)).status).toBe(403)
  expect(await restore(1)).toMatchObject({ status: 200, body: { id, document: broken } })
  expect(await restore(2)).toMatchObject({
    status: 200,
    body: { id, document: survey, validation_errors: [] },
  })
  await admin.call('POST', `/flows/${id}/publish`)
  expect((await list()).map(({ number, published_at }) => [number, published_at !== null])).toEqual([
    [4, true],
    [3, false],
    [2, false],
    [1, false],
  ])
  expect(await restore(1)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  const other = await restore(2, { name: 'versioned again' })
  expect(other).toMatchObject({ status: 200, body: { status: 'DRAFT', document: survey } })
  expect((other.body as { id: string }).id).not.toBe(id)
  expect(await list()).toHaveLength(4)
})

test('a name that Meta has already leaves no draft behind, and a deleted one is gone from the list', async () => {
  const made = await create(admin, 'twice')
  expect((await create(admin, 'twice')).status).toBe(409)
  const { id } = made.body as { id: string }
  expect(await admin.call('DELETE', `/flows/${id}`)).toMatchObject({ status: 200, body: { removed: true } })
  const list = await admin.call('GET', `/flows?project_id=${world.projectId}`)
  expect(JSON.stringify(list.body)).not.toContain(id)
})

test('syncing finds what was made at Meta, with its document, and what is gone', async () => {
  const made = await create(admin, 'found again')
  const { id } = made.body as { id: string }
  await sql`delete from public.flows where id = ${id}`
  await sql`
    insert into public.flows (business_account_id, name, meta_flow_id, document)
    select id, 'gone', ${`7${world.wabaId}`}, '{}' from public.whatsapp_business_accounts where waba_id = ${world.wabaId}`
  const synced = await admin.call('POST', '/flows/sync', { body: { project_id: world.projectId } })
  expect(synced).toMatchObject({ status: 200, body: { added: 1, removed: 1 } })
  const [row] = await sql`select document from public.flows where name = 'found again' and removed_at is null
    and business_account_id = (select id from public.whatsapp_business_accounts where waba_id = ${world.wabaId})`
  expect(row?.document).toEqual(survey)

  const draft = (await create(admin, 'changed at Meta')).body as { id: string; meta_flow_id: string }
  const form = new FormData()
  form.set('name', 'flow.json')
  form.set('asset_type', 'FLOW_JSON')
  form.set('file', new File([JSON.stringify({ ...survey, version: '7.3' })], 'flow.json'))
  const changed = await fetch(`${stack.graph_url}/${draft.meta_flow_id}/assets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.access_token}` },
    body: form,
  })
  expect(changed.status).toBe(200)
  await admin.call('POST', '/flows/sync', { body: { project_id: world.projectId } })
  expect((await admin.call('GET', `/flows/${draft.id}`)).body).toMatchObject({ document: { version: '7.3' } })
  expect((await admin.call('GET', `/flows/${draft.id}/versions`)).body).toMatchObject({
    data: [{ number: 2, created_by: null }, { number: 1 }],
  })
})

test('agents read and do not change; strangers see nothing', async () => {
  const made = await create(admin, 'guarded')
  const { id } = made.body as { id: string }
  expect((await agent.call('GET', `/flows/${id}`)).status).toBe(200)
  for (const [method, path, body] of [
    ['POST', '/flows', { project_id: world.projectId, name: 'x', document: survey }],
    ['POST', `/flows/${id}/publish`, undefined],
    ['PUT', `/flows/${id}/assets`, { document: survey }],
    ['DELETE', `/flows/${id}`, undefined],
    ['POST', '/flows/sync', { project_id: world.projectId }],
  ] as [string, string, unknown][]) {
    expect([path, (await agent.call(method, path, { body })).status]).toEqual([path, 403])
  }
  const elsewhere = await makeWorld([])
  expect((await admin.call('GET', `/flows?project_id=${elsewhere.projectId}`)).status).toBe(404)
  const [row] = await sql`select status from public.flows where id = ${id}`
  expect(row).toEqual({ status: 'DRAFT' })
})

test('answers come as rows per field, by pages, and as CSV', async () => {
  const { conversationId, contactId } = await makeConversation(world)
  for (const rating of ['5', '=1+1']) {
    await sql`
      insert into public.flow_responses (project_id, conversation_id, contact_id, data, occurred_at)
      values (${world.projectId}, ${conversationId}, ${contactId}, ${sql.json({ rating, note: 'جيد' })}, now())`
  }
  const page = await admin.call('GET', `/flows/responses?project_id=${world.projectId}&limit=1`)
  const { next_cursor } = page.body as { next_cursor: string }
  const rest = await admin.call(
    'GET',
    `/flows/responses?project_id=${world.projectId}&limit=1&cursor=${next_cursor}`,
  )
  expect(rest.body).toMatchObject({ data: [{ data: { rating: '5' }, request: null }], next_cursor: null })
  const { data: fields } = await admin.supabase
    .rpc('flow_response_fields', { project_id: world.projectId })
    .select('name, value')
  expect(fields).toEqual(
    expect.arrayContaining([
      { name: 'rating', value: '5' },
      { name: 'note', value: 'جيد' },
    ]),
  )
  const csv = await admin.call('GET', `/flows/responses/export?project_id=${world.projectId}`)
  expect(csv.status).toBe(200)
  expect(csv.body).toContain("'=1+1")
  expect((await agent.call('GET', `/flows/responses/export?project_id=${world.projectId}`)).status).toBe(403)
})
