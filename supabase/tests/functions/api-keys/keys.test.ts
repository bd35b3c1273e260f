import { createClient } from '@supabase/supabase-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { ApiKey, ApiKeyCreated, ApiKeyTable } from '../../../functions/_shared/contracts/api-keys.ts'
import { signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey, useKey } from '../_support/keys.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let other: World
let conversationId = ''

beforeAll(async () => {
  world = await makeWorld()
  other = await makeWorld([])
  conversationId = (await makeConversation(world, { name: 'مها' })).conversationId
  await makeConversation(other)
})

const create = async (body: Record<string, unknown>, key: string = crypto.randomUUID()) => {
  const admin = await signIn('admin')
  return await admin.call('POST', '/api-keys', {
    headers: { 'idempotency-key': key },
    body: { project_id: world.projectId, name: 'Shop', scopes: ['conversations:read'], ...body },
  })
}

describe('making a key (A22)', () => {
  test('shows it once, keeps its hash, and shows the prefix ever after', async () => {
    const answer = await create({})
    expect(answer.status).toBe(201)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const made = ApiKeyCreated.parse(answer.body)
    expect(made.key).toMatch(/^hub_[0-9a-f]{64}$/)
    expect(made.key?.startsWith(made.prefix)).toBe(true)

    const admin = await signIn('admin')
    const one = await admin.call('GET', `/api-keys/${made.id}`)
    expect(ApiKey.strict().parse(one.body).prefix).toBe(made.prefix)
    const list = await admin.call('GET', `/api-keys?project_id=${world.projectId}`)
    expect(ApiKeyTable.parse(list.body).data.map(({ id }) => id)).toContain(made.id)
    expect(JSON.stringify([one.body, list.body])).not.toContain(made.key)

    const kept = await sql<{ found: string }[]>`
      select encode(key_hash, 'hex') as found from private.api_key_hashes where api_key_id = ${made.id}`
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(made.key ?? ''))
    expect(kept[0]?.found).toBe(Buffer.from(digest).toString('hex'))
    const copies = await sql`
      select 1 from private.kept_answers where body like ${`%${made.key}%`}
      union all select 1 from public.audit_log where after::text like ${`%${made.key}%`}`
    expect(copies).toHaveLength(0)
  })

  test('twice with one Idempotency-Key makes one key, and the second answer does not show it', async () => {
    const key = crypto.randomUUID()
    const first = ApiKeyCreated.parse((await create({ name: 'Once' }, key)).body)
    const second = await create({ name: 'Once' }, key)
    expect(second.status).toBe(201)
    expect(ApiKeyCreated.parse(second.body)).toEqual({ ...first, key: null })
    expect((await create({ name: 'Another' }, key)).body).toMatchObject({ code: 'idempotency_key_reused' })
  })

  test.each([
    [{ scopes: [] }, '/body/scopes'],
    [{ scopes: ['everything'] }, '/body/scopes/0'],
    [{ scopes: ['secrets:read'] }, '/body/scopes/0'],
    [{ name: ' ' }, '/body/name'],
    [{ rate_limit_per_minute: 0 }, '/body/rate_limit_per_minute'],
    [{ expires_at: 'tomorrow' }, '/body/expires_at'],
  ])('with %j is refused with a pointer', async (wrong, pointer) => {
    const answer = await create(wrong)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  })

  test('that has ended before it begins, or for a number of another project, is refused', async () => {
    expect((await create({ expires_at: '2020-01-01T00:00:00Z' })).status).toBe(422)
    expect((await create({ whatsapp_number_ids: [other.numberId] })).status).toBe(422)
  })

  test('is for admins: an agent is refused, and a stranger does not learn of the project', async () => {
    const agent = await signIn('agent')
    const body = { project_id: world.projectId, name: 'Mine', scopes: ['*'] }
    const headers = { 'idempotency-key': crypto.randomUUID() }
    expect((await agent.call('POST', '/api-keys', { headers, body })).status).toBe(403)
    expect((await agent.call('GET', `/api-keys?project_id=${world.projectId}`)).status).toBe(403)
    const admin = await signIn('admin')
    const foreign = { project_id: other.projectId, name: 'Mine', scopes: ['*'] }
    expect((await admin.call('POST', '/api-keys', { headers, body: foreign })).status).toBe(404)
    expect((await admin.call('GET', `/api-keys?project_id=${other.projectId}`)).status).toBe(404)
  })
})

describe('using a key (A22)', () => {
  test('opens functions and PostgREST alike, to what its scopes name and to its project alone', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['conversations:read'] })
    const answer = await key.call('GET', `/conversations/${conversationId}`)
    // The contact belongs to another scope: its id is told and its name is not.
    expect(answer).toMatchObject({ status: 200, body: { contact: { name: null, phone_hint: null } } })
    expect((await key.rest('conversations?select=project_id')).body).toEqual([
      { project_id: world.projectId },
    ])
    expect((await key.rest('contacts?select=id')).body).toEqual([])
    expect((await key.rest('messages?select=id')).body).toEqual([])

    const wider = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    const one = await wider.call('GET', `/conversations/${conversationId}`)
    expect(one).toMatchObject({ status: 200, body: { id: conversationId } })
    expect((await wider.rest('contacts?select=name')).body).toEqual([{ name: 'مها' }])
    expect((await wider.rest('api_keys?select=id')).status).toBeGreaterThanOrEqual(400)
  })

  test('works with supabase-js as a third party would use it', async () => {
    const { key } = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
    const supabase = createClient(stack.api_url, stack.publishable_key, {
      global: { headers: { 'x-api-key': key } },
      auth: { persistSession: false },
    })
    const { data, error } = await supabase.from('contacts').select('name, contact_identities(kind, value)')
    expect(error).toBeNull()
    expect(data).toHaveLength(1)
    expect(data?.[0]?.contact_identities).toHaveLength(2)
    const refused = await supabase.from('contacts').update({ display_name: 'x' }).eq('name', 'مها').select()
    expect(refused.data ?? []).toEqual([])
  })

  test('for one number shows the conversations of that number alone', async () => {
    const [second] = await sql<{ id: string }[]>`
      insert into public.whatsapp_numbers (project_id, business_account_id, phone_number_id, display_phone_number, status)
      select project_id, business_account_id, ${`9${Date.now()}9`}, ${`+2012${String(Date.now()).slice(-8)}`}, 'CONNECTED'
      from public.whatsapp_numbers where id = ${world.numberId}
      returning id`
    const key = await makeKey({
      project_id: world.projectId,
      scopes: ['*'],
      whatsapp_number_ids: [second?.id ?? ''],
    })
    expect((await key.rest('conversations?select=id')).body).toEqual([])
    expect((await key.call('GET', `/conversations/${conversationId}`)).status).toBe(404)
  })

  test('is noted: last use, and each call with route, status and time but nothing of its content', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    await key.call('GET', `/conversations/${conversationId}`)
    const calls = () => sql<{ message: string; metadata: Record<string, unknown> }[]>`
      select message, metadata from public.system_logs
      where category = 'api_call' and metadata ->> 'api_key_id' = ${key.id}`
    await expect.poll(async () => (await calls()).length).toBe(1)
    const [logged] = await calls()
    expect(logged?.message).toBe('GET /conversations/{id}')
    expect(logged?.metadata).toMatchObject({ status: 200, duration_ms: expect.any(Number) })
    expect(JSON.stringify(logged)).not.toContain(conversationId)
    const admin = await signIn('admin')
    const { last_used_at } = ApiKey.parse((await admin.call('GET', `/api-keys/${key.id}`)).body)
    expect(Date.now() - Date.parse(last_used_at ?? '')).toBeLessThan(60_000)
  })
})

describe('ending a key (A22)', () => {
  const opens = async (key: string) => ({
    functions: (await useKey('', key).call('GET', `/conversations/${conversationId}`)).status,
    postgrest: ((await useKey('', key).rest('conversations?select=id')).body as unknown[]).length,
  })

  test('revocation holds for the next request, everywhere', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    expect(await opens(key.key)).toEqual({ functions: 200, postgrest: 1 })
    const admin = await signIn('admin')
    const answer = await admin.call('DELETE', `/api-keys/${key.id}`)
    expect(answer).toMatchObject({ status: 200, body: { revoked_at: expect.any(String) } })
    expect(await opens(key.key)).toEqual({ functions: 401, postgrest: 0 })
  })

  test('its expiry ends it', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    await sql`update public.api_keys set expires_at = now() - interval '1 second' where id = ${key.id}`
    expect(await opens(key.key)).toEqual({ functions: 401, postgrest: 0 })
  })

  test('rotation gives a key with the same rights, and the old one goes on for the overlap', async () => {
    const old = await makeKey({ project_id: world.projectId, scopes: ['*'], rate_limit_per_minute: 77 })
    const admin = await signIn('admin')
    const rotate = (overlap_seconds: number, id: string) =>
      admin.call('POST', `/api-keys/${id}/rotate`, {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { overlap_seconds },
      })
    const renewed = ApiKeyCreated.parse((await rotate(3600, old.id)).body)
    expect(renewed).toMatchObject({ scopes: ['*'], rate_limit_per_minute: 77, rotated_from_id: old.id })
    expect(await opens(old.key)).toEqual({ functions: 200, postgrest: 1 })
    expect(await opens(renewed.key ?? '')).toEqual({ functions: 200, postgrest: 1 })
    const third = ApiKeyCreated.parse((await rotate(0, renewed.id)).body)
    expect(await opens(renewed.key ?? '')).toEqual({ functions: 401, postgrest: 0 })
    expect(await opens(third.key ?? '')).toEqual({ functions: 200, postgrest: 1 })
    expect((await rotate(0, renewed.id)).status).toBe(409)
  })

  test('is for admins of its project', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    const agent = await signIn('agent')
    expect((await agent.call('DELETE', `/api-keys/${key.id}`)).status).toBe(403)
    const admin = await signIn('admin')
    expect((await admin.call('DELETE', `/api-keys/${crypto.randomUUID()}`)).status).toBe(404)
    expect(await opens(key.key)).toEqual({ functions: 200, postgrest: 1 })
  })
})
