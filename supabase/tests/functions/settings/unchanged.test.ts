import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { operations } from '../_support/operations.ts'
import { thingsOf } from '../_support/things.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  const things = thingsOf(world, admin)
  ids.project = world.projectId
  ids.templates = await things.template()
  ids.flows = await things.flow('draft')
  await sql`insert into public.ai_configurations (project_id, model) values (${world.projectId}, 'x')`
})

const tagged = operations.filter(({ responses }) => '304' in responses)

describe('what rarely changes', () => {
  test('is templates, Flows, numbers, settings, the project and what belongs to it', () => {
    expect(tagged.length).toBeGreaterThanOrEqual(12)
    expect(tagged.every(({ method }) => method === 'GET')).toBe(true)
  })

  test.each(tagged)('is answered with 304 and no body to who has it: $name', async ({ path, group }) => {
    const filled = `${path.replace('{id}', ids[group] ?? '')}?project_id=${world.projectId}`
    const first = await admin.call('GET', filled)
    expect(first.status).toBe(200)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/".+"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await admin.call('GET', filled, { headers: { 'if-none-match': etag } })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
    expect((await admin.call('GET', filled, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
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
