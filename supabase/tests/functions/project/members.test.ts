import { beforeAll, describe, expect, test } from 'vitest'
import { InvitationCreated, MemberTable } from '../../../functions/_shared/contracts/project.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { address, newPerson } from '../_support/people.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let owner: Caller
let admin: Caller
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  owner = await signIn('owner')
  admin = await signIn('admin')
  agent = await signIn('agent')
})

const at = (path: string) => `/project/${world.projectId}${path}`
const post = (caller: Caller, path: string, body: unknown) =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })

describe('an invitation', () => {
  test('is accepted once, by the address it went to, with the role and switches that it names', async () => {
    const email = address()
    const answer = await post(admin, at('/invitations'), {
      email: email.toUpperCase(),
      role: 'agent',
      switches: ['export'],
      redirect_to: `${stack.api_url}/join`,
    })
    expect(answer.status).toBe(201)
    const { token, id } = InvitationCreated.parse(answer.body)
    const stranger = await newPerson(address())
    const accept = { token }
    expect((await stranger.call('POST', '/project/invitations/accept', accept)).status).toBe(403)
    await sql`delete from auth.users where email = ${email}` // Auth made it when it sent its link
    const guest = await newPerson(email)
    const first = await guest.call('POST', '/project/invitations/accept', accept)
    expect(first.body).toMatchObject({
      project_id: world.projectId,
      role: 'agent',
      export: true,
      broadcast: false,
    })
    expect((await guest.call('POST', '/project/invitations/accept', accept)).status).toBe(404)
    expect((await admin.call('DELETE', at(`/invitations/${id}`))).status).toBe(404)
    expect((await guest.call('GET', at('/members'))).status).toBe(200)

    expect((await guest.call('DELETE', at(`/members/${guest.userId}`))).status).toBe(204)
    expect((await guest.call('GET', at('/members'))).status).toBe(404)
  })

  test('that was withdrawn or is too old opens nothing', async () => {
    const email = address()
    const guest = await newPerson(email)
    const invite = async () =>
      InvitationCreated.parse((await post(admin, at('/invitations'), { email, role: 'viewer' })).body)
    const withdrawn = await invite()
    expect((await admin.call('DELETE', at(`/invitations/${withdrawn.id}`))).status).toBe(204)
    const old = await invite()
    await sql`
      update public.magic_links set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
      where id = ${old.id}`
    for (const { token } of [withdrawn, old]) {
      expect((await guest.call('POST', '/project/invitations/accept', { token })).status).toBe(404)
    }
    const list = await admin.call('GET', at('/invitations?limit=200'))
    expect(JSON.stringify(list.body)).not.toContain(old.token)
  })

  test('to owner comes from an owner, and admins see the whole project', async () => {
    expect((await post(admin, at('/invitations'), { email: address(), role: 'owner' })).status).toBe(403)
    expect((await post(owner, at('/invitations'), { email: address(), role: 'owner' })).status).toBe(201)
    expect((await post(agent, at('/invitations'), { email: address(), role: 'viewer' })).status).toBe(403)
    const odd = await post(admin, at('/invitations'), { email: address(), role: 'admin', scope: 'own' })
    expect(odd.body).toMatchObject({ status: 422, errors: [{ pointer: '/body/scope' }] })
  })
})

describe('members', () => {
  test('are listed, changed by admins, and owners by owners alone', async () => {
    const { data, total } = MemberTable.parse((await agent.call('GET', at('/members'))).body)
    expect(total).toBe(data.length)
    expect(data.map(({ role }) => role).sort()).toEqual(
      expect.arrayContaining(['admin', 'agent', 'owner', 'viewer']),
    )
    const viewer = at(`/members/${world.members.viewer}`)
    expect((await agent.call('PATCH', viewer, { body: { role: 'agent' } })).status).toBe(403)
    const changed = await admin.call('PATCH', viewer, {
      body: { role: 'agent', scope: 'own', broadcast: true },
    })
    expect(changed.body).toMatchObject({ role: 'agent', scope: 'own', broadcast: true })
    const boss = at(`/members/${world.members.owner}`)
    expect((await admin.call('PATCH', boss, { body: { role: 'viewer' } })).status).toBe(403)
    expect((await admin.call('DELETE', boss)).status).toBe(403)
    expect((await owner.call('DELETE', boss)).body).toMatchObject({ code: 'last_owner' })
    expect((await owner.call('PATCH', boss, { body: { role: 'admin' } })).body).toMatchObject({
      code: 'last_owner',
    })
  })

  test('who are shut out see nothing at once', async () => {
    const own = await makeWorld()
    const path = `/project/${own.projectId}/members/${own.members.agent}`
    expect((await admin.call('PATCH', path, { body: { disabled: true } })).status).toBe(200)
    expect((await agent.call('GET', `/project/${own.projectId}`)).status).toBe(404)
    expect((await admin.call('PATCH', path, { body: { disabled: false } })).status).toBe(200)
    expect((await agent.call('GET', `/project/${own.projectId}`)).status).toBe(200)
  })
})

describe('a project', () => {
  test('is changed by admins, and an unknown time zone is told', async () => {
    const changed = await admin.call('PATCH', at(''), {
      body: { name: 'اسم جديد', time_zone: 'Asia/Riyadh' },
    })
    expect(changed.body).toMatchObject({ name: 'اسم جديد', time_zone: 'Asia/Riyadh' })
    const zone = await admin.call('PATCH', at(''), { body: { time_zone: 'Mars/Olympus' } })
    expect(zone).toMatchObject({ status: 422, body: { code: 'invalid_time_zone' } })
    expect((await agent.call('PATCH', at(''), { body: { name: 'x' } })).status).toBe(403)
    expect((await admin.call('PATCH', at(''), { body: { tenant_id: world.projectId } })).status).toBe(422)
  })

  test("is made by the tenant's owner, who owns it", async () => {
    const [tenant] = await sql<{ id: string; owner_id: string }[]>`
      select t.id, t.owner_id from public.tenants t join public.projects p on p.tenant_id = t.id
      where p.id = ${world.projectId}`
    expect(tenant?.owner_id).toBe(owner.userId)
    const body = { tenant_id: tenant?.id, name: 'فرع', slug: `branch-${crypto.randomUUID().slice(0, 8)}` }
    const made = await post(owner, '/project', body)
    expect(made.status).toBe(201)
    expect((await post(owner, '/project', body)).status).toBe(409)
    expect((await post(admin, '/project', { ...body, slug: 'mine' })).status).toBe(404)
    const { id } = made.body as { id: string }
    expect((await admin.call('GET', `/project/${id}`)).status).toBe(404)
    expect((await owner.call('GET', `/project/${id}/members`)).body).toMatchObject({ total: 1 })
  })

  test('takes in whose domain the tenant trusts, and nobody else', async () => {
    const domain = `d${crypto.randomUUID().slice(0, 8)}.example`
    await sql`
      insert into public.trusted_users (tenant_id, kind, value, project_id, role)
      select tenant_id, 'domain', ${domain}, id, 'agent' from public.projects where id = ${world.projectId}`
    const friend = await newPerson(`ali@${domain}`)
    const stranger = await newPerson(`ali@x${domain}`)
    const body = { project_id: world.projectId }
    expect((await friend.call('POST', '/project/join', body)).body).toMatchObject({ role: 'agent' })
    expect((await stranger.call('POST', '/project/join', body)).status).toBe(404)
  })

  test('has teams of its members', async () => {
    const made = await post(admin, at('/teams'), { name: 'الدعم', user_ids: [world.members.agent] })
    expect(made).toMatchObject({ status: 201, body: { user_ids: [world.members.agent] } })
    const { id } = made.body as { id: string }
    const both = [world.members.agent, world.members.admin]
    const changed = await admin.call('PATCH', at(`/teams/${id}`), {
      body: { name: 'المبيعات', user_ids: both },
    })
    expect(changed.body).toMatchObject({ name: 'المبيعات' })
    expect((changed.body as { user_ids: string[] }).user_ids.sort()).toEqual([...both].sort())
    const foreign = await admin.call('PATCH', at(`/teams/${id}`), {
      body: { user_ids: [crypto.randomUUID()] },
    })
    expect(foreign.status).toBe(422)
    expect((await agent.call('DELETE', at(`/teams/${id}`))).status).toBe(403)
    expect((await admin.call('DELETE', at(`/teams/${id}`))).status).toBe(204)
  })
})

test('a device is listed and signed out by its owner', async () => {
  const person = await newPerson(address())
  const [session] = await sql<
    { id: string }[]
  >`select id from auth.sessions where user_id = ${person.userId} limit 1`
  const id = session?.id ?? ''
  await sql`insert into public.user_sessions (id, user_id, device) values (${id}, ${person.userId}, 'Phone')`
  expect((await person.call('GET', '/project/sessions')).body).toMatchObject({
    data: [{ id, device: 'Phone' }],
  })
  expect((await agent.call('DELETE', `/project/sessions/${id}`)).status).toBe(404)
  expect((await person.call('DELETE', `/project/sessions/${id}`)).status).toBe(204)
  expect(await sql`select 1 from auth.sessions where id = ${id}`).toHaveLength(0)
})
