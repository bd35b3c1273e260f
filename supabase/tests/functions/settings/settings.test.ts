import { beforeAll, describe, expect, test } from 'vitest'
import { AuditTable, LogTable } from '../../../functions/_shared/contracts/logs.ts'
import { AiSettings, Integration } from '../../../functions/_shared/contracts/settings.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let agent: Caller
let viewer: Caller

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  agent = await signIn('agent')
  viewer = await signIn('viewer')
})

const post = (caller: Caller, path: string, body: unknown) =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })

/** What Vault holds under a name, and every place where a secret must not stand. */
async function whereabouts(name: string, secret: string) {
  const [kept] = await sql`select decrypted_secret from vault.decrypted_secrets where name = ${name}`
  const leaks = await sql`
    select 'audit' from public.audit_log where (before::text || after::text) like ${`%${secret}%`}
    union all select 'log' from public.system_logs where metadata::text like ${`%${secret}%`}
    union all select 'answers' from private.kept_answers where body like ${`%${secret}%`}
    union all select 'rows' from public.integrations as i where i::text like ${`%${secret}%`}
    union all select 'rows' from public.ai_configurations as a where a::text like ${`%${secret}%`}`
  return { kept: kept?.decrypted_secret, leaks: leaks.length }
}

describe('AI (A21)', () => {
  test('keeps its key in Vault and shows the last four characters', async () => {
    const secret = `sk-${crypto.randomUUID()}`
    const body = { project_id: world.projectId, model: 'gpt-test', api_key: secret, is_enabled: true }
    expect((await admin.call('GET', `/settings/ai?project_id=${world.projectId}`)).status).toBe(404)
    const saved = await admin.call('POST', '/settings/ai', { body })
    const settings = AiSettings.parse(saved.body)
    expect(settings).toMatchObject({ is_enabled: true, api_key_last4: secret.slice(-4) })
    const again = await admin.call('POST', '/settings/ai', {
      body: { project_id: world.projectId, model: 'gpt-2', temperature: 1 },
    })
    expect(again.body).toMatchObject({ id: settings.id, model: 'gpt-2', api_key_last4: secret.slice(-4) })
    const read = await viewer.call('GET', `/settings/ai?project_id=${world.projectId}`)
    expect(JSON.stringify([saved.body, again.body, read.body])).not.toContain(secret)
    expect(await whereabouts(`ai_key:${settings.id}`, secret)).toEqual({ kept: secret, leaks: 0 })
  })

  test('is not enabled without a key, nor by an agent', async () => {
    const own = await makeWorld()
    const body = { project_id: own.projectId, model: 'gpt-test', is_enabled: true }
    expect((await admin.call('POST', '/settings/ai', { body })).status).toBe(422)
    expect((await agent.call('POST', '/settings/ai', { body })).status).toBe(403)
    const hot = { ...body, is_enabled: false, temperature: 3 }
    expect((await admin.call('POST', '/settings/ai', { body: hot })).body).toMatchObject({
      errors: [{ pointer: '/body/temperature' }],
    })
  })
})

describe('integrations (A21)', () => {
  test('keep their secret in Vault, lose it, and take it along when they go', async () => {
    const secret = `key-${crypto.randomUUID()}`
    const made = await post(admin, '/settings/integrations', {
      project_id: world.projectId,
      kind: 'accounting',
      provider: 'daftra',
      name: 'دفترة',
      config: { subdomain: 'alazab' },
      secret,
    })
    expect(made.status).toBe(201)
    const { id, secret_last4 } = Integration.parse(made.body)
    expect(secret_last4).toBe(secret.slice(-4))
    expect(await whereabouts(`integration_secret:${id}`, secret)).toEqual({ kept: secret, leaks: 0 })
    const list = await admin.call('GET', `/settings/integrations?project_id=${world.projectId}`)
    expect(JSON.stringify([made.body, list.body])).not.toContain(secret)
    const bare = await admin.call('PATCH', `/settings/integrations/${id}`, {
      body: { secret: null, is_active: true },
    })
    expect(bare.body).toMatchObject({ secret_last4: null, is_active: true })
    await admin.call('PATCH', `/settings/integrations/${id}`, { body: { secret } })
    expect((await admin.call('DELETE', `/settings/integrations/${id}`)).status).toBe(204)
    expect((await whereabouts(`integration_secret:${id}`, secret)).kept).toBeUndefined()
  })

  test('have no place for a secret in their configuration, and are for admins', async () => {
    const body = {
      project_id: world.projectId,
      kind: 'crm',
      provider: 'hub',
      name: 'x',
      config: { api_key: 'abc' },
    }
    expect((await post(admin, '/settings/integrations', body)).body).toMatchObject({
      errors: [{ pointer: '/body/config' }],
    })
    expect((await post(agent, '/settings/integrations', { ...body, config: {} })).status).toBe(403)
    expect((await agent.call('GET', `/settings/integrations?project_id=${world.projectId}`)).status).toBe(403)
  })
})

describe('notifications', () => {
  test('come to whom they are for, are read, and stay away when he does not want them', async () => {
    const own = await makeWorld()
    const { conversationId } = await makeConversation(own)
    const assign = (assignee_id: string | null) =>
      admin.call('PATCH', `/conversations/${conversationId}`, { body: { assignee_id } })
    await assign(agent.userId)
    const list = `/notifications?project_id=${own.projectId}`
    expect((await agent.call('GET', list)).body).toMatchObject({
      data: [{ kind: 'assignment', conversation_id: conversationId }],
      unread: 1,
    })
    expect((await viewer.call('GET', list)).body).toMatchObject({ data: [], unread: 0 })
    const read = await agent.call('POST', '/notifications/read', { body: { project_id: own.projectId } })
    expect(read.body).toEqual({ unread: 0 })

    const wish = {
      project_id: own.projectId,
      preferences: [{ kind: 'assignment', in_app: false, email: false }],
    }
    const saved = await agent.call('PUT', '/settings/notifications', { body: wish })
    expect(saved.body).toMatchObject({ data: expect.arrayContaining(wish.preferences) })
    await assign(null)
    await assign(agent.userId)
    expect((await agent.call('GET', `${list}&unread=true`)).body).toMatchObject({ data: [] })
  })
})

test('quick replies: own ones for agents, shared ones for admins', async () => {
  const own = { project_id: world.projectId, name: 'تحية', shortcut: 'hi', body: 'أهلًا بك' }
  const mine = await post(agent, '/quick-replies', own)
  expect(mine).toMatchObject({ status: 201, body: { owner_id: agent.userId } })
  expect((await post(agent, '/quick-replies', { ...own, shared: true })).status).toBe(403)
  const shared = await post(admin, '/quick-replies', {
    ...own,
    name: 'عنوان',
    shortcut: 'addr',
    shared: true,
  })
  expect(shared).toMatchObject({ status: 201, body: { owner_id: null } })
  const read = async (caller: Caller) =>
    (
      (await caller.call('GET', `/quick-replies?project_id=${world.projectId}`)).body as {
        data: { name: string }[]
      }
    ).data.map(({ name }) => name)
  expect((await read(agent)).sort()).toEqual(['تحية', 'عنوان'].sort())
  expect(await read(viewer)).toEqual(['عنوان'])
  const path = (made: { body: unknown }) => `/quick-replies/${(made.body as { id: string }).id}`
  expect((await agent.call('PATCH', path(shared), { body: { body: 'x' } })).status).toBe(403)
  const renamed = await admin.call('PATCH', path(shared), { body: { name: 'موقعنا' } })
  expect(renamed.body).toMatchObject({ name: 'موقعنا' })
  expect((await admin.call('DELETE', path(shared))).status).toBe(204)
})

test('logs and audit are for admins, under filters, with totals', async () => {
  const key = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
  await key.call('GET', `/contacts?project_id=${world.projectId}`)
  const read = async (query: string) =>
    LogTable.parse((await admin.call('GET', `/logs?project_id=${world.projectId}&${query}`)).body)
  await expect.poll(async () => (await read('category=api_call')).total).toBeGreaterThanOrEqual(1)
  const entry = { project_id: world.projectId, level: 'warning', message: 'تنبيه' }
  expect((await post(admin, '/logs', entry)).status).toBe(201)
  expect((await read('level=warning&category=custom')).data.map(({ message }) => message)).toEqual(['تنبيه'])
  expect((await agent.call('GET', `/logs?project_id=${world.projectId}`)).status).toBe(403)
  const audit = await admin.call('GET', `/logs/audit?project_id=${world.projectId}&subject=api_keys`)
  expect(AuditTable.parse(audit.body).data[0]).toMatchObject({ actor_id: admin.userId, action: 'insert' })
})
