import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { operations } from '../_support/operations.ts'
import { thingsOf } from '../_support/things.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
/** Who owns the seed's tenant: with tenants of several owners nobody would be the operator. */
let owner: Caller
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  owner = await signIn('owner')
  const things = thingsOf(world, admin)
  ids.project = world.projectId
  ids.templates = await things.template()
  ids.flows = await things.flow('draft')
  const [tenant] = await sql<{ id: string }[]>`
    insert into public.tenants (name, slug, owner_id) values ('Test', ${`test-${crypto.randomUUID()}`}, ${owner.userId})
    returning id`
  ids.tenant = tenant?.id ?? ''
  await sql`insert into public.ai_configurations (project_id, model) values (${world.projectId}, 'x')`
})

const tagged = operations.filter(({ responses }) => '304' in responses)

describe('what rarely changes', () => {
  test('is templates, Flows, numbers, settings, the project and what belongs to it', () => {
    expect(tagged.length).toBeGreaterThanOrEqual(12)
    expect(tagged.every(({ method }) => method === 'GET')).toBe(true)
  })

  test.each(tagged)('is answered with 304 and no body to who has it: $name', async ({ path, group }) => {
    const named = path.replace('{id}', ids[group] ?? '').replace('{tenant_id}', ids.tenant ?? '')
    const filled = `${named}?project_id=${world.projectId}`
    const caller = path.includes('{tenant_id}') ? owner : admin
    const first = await caller.call('GET', filled)
    expect(first.status).toBe(200)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/".+"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await caller.call('GET', filled, { headers: { 'if-none-match': etag } })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
    expect((await caller.call('GET', filled, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
  })

  test('is answered in full when it has changed, and refused to who may not see it', async () => {
    const path = `/project/${world.projectId}`
    const etag = (await admin.call('GET', path)).headers.get('etag') ?? ''
    await admin.call('PATCH', path, { body: { name: 'اسم جديد' } })
    const changed = await admin.call('GET', path, { headers: { 'if-none-match': etag } })
    expect(changed).toMatchObject({ status: 200, body: { name: 'اسم جديد' } })
    await sql`
      update public.project_members set disabled_at = now()
      where project_id = ${world.projectId} and user_id = ${admin.userId}`
    const now = changed.headers.get('etag') ?? ''
    expect((await admin.call('GET', path, { headers: { 'if-none-match': now } })).status).toBe(404)
  })
})
