// Projects that go to a new owner, with and without their tenant, and what the owner of a tenant sees and does.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  OfferedTransferList,
  Tenant,
  TenantMemberTable,
  TenantProjectList,
  TransferCreated,
  TransferTable,
} from '../../../functions/_shared/contracts/project.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { address, newPerson } from '../_support/people.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'

let owner: Caller
let admin: Caller

beforeAll(async () => {
  owner = await signIn('owner')
  admin = await signIn('admin')
})

const post = (caller: Caller, path: string, body: unknown) =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })

type Person = Awaited<ReturnType<typeof newPerson>>

/** A project whose owner is a person of its own. */
async function soldBy(): Promise<{ world: World; seller: Person }> {
  const seller = await newPerson(address())
  const world = await makeWorld(['viewer'])
  await sql`
    insert into public.project_members (project_id, user_id, role)
    values (${world.projectId}, ${seller.userId}, 'owner')`
  return { world, seller }
}

const foundTenant = async () =>
  Tenant.parse(
    (await post(owner, '/project/tenants', { name: 'فرع', slug: `t-${crypto.randomUUID()}` })).body,
  )

const memberships = async (projectId: string) =>
  Object.fromEntries(
    (
      await sql<{ user_id: string; role: string }[]>`
        select user_id, role from public.project_members where project_id = ${projectId}`
    ).map(({ user_id, role }) => [user_id, role]),
  )

describe('a project on offer', () => {
  test('goes to the address it was offered to, once, and who offered it keeps what he wished', async () => {
    const { world, seller } = await soldBy()
    const email = address()
    const made = await seller.call('POST', `/project/${world.projectId}/transfers`, {
      email: email.toUpperCase(),
      remaining_role: 'admin',
      redirect_to: `${stack.api_url}/projects`,
    })
    expect(made).toMatchObject({ status: 201, body: { email, leaves_tenant: false, email_sent: true } })
    const { id } = TransferCreated.parse(made.body)
    await sql`delete from auth.users where email = ${email}` // Auth made it when it sent its link
    const buyer = await newPerson(email)
    const stranger = await newPerson(address())

    expect((await stranger.call('GET', '/project/transfers')).body).toEqual({ data: [] })
    expect((await stranger.call('POST', `/project/transfers/${id}/accept`, {})).status).toBe(404)
    expect((await buyer.call('GET', `/project/${world.projectId}`)).status).toBe(404)
    const { data } = OfferedTransferList.parse((await buyer.call('GET', '/project/transfers')).body)
    expect(data).toMatchObject([{ id, project_id: world.projectId, project_name: 'Test' }])

    const taken = await buyer.call('POST', `/project/transfers/${id}/accept`, {})
    expect(taken).toMatchObject({ status: 200, body: { id: world.projectId } })
    expect(await memberships(world.projectId)).toEqual({
      [buyer.userId]: 'owner',
      [seller.userId]: 'admin',
      [world.members.viewer]: 'viewer',
    })
    expect((await buyer.call('POST', `/project/transfers/${id}/accept`, {})).status).toBe(404)
    const [entry] = await sql`
      select actor_id, before, after from public.audit_log
      where project_id = ${world.projectId} and action = 'transfer'`
    expect(entry).toMatchObject({
      actor_id: buyer.userId,
      before: { owner_id: seller.userId },
      after: { owner_id: buyer.userId },
    })
  })

  test('leaves its tenant with its business account and Meta app, and takes a free slug there', async () => {
    const { world, seller } = await soldBy()
    const tenant = await foundTenant()
    await sql`
      insert into public.projects (tenant_id, name, slug)
      select ${tenant.id}, 'Other', slug from public.projects where id = ${world.projectId}`
    await sql`
      with app as (
        insert into public.meta_apps (tenant_id, path)
        select tenant_id, ${`app-${crypto.randomUUID()}`} from public.projects where id = ${world.projectId}
        returning id
      )
      update public.whatsapp_business_accounts set meta_app_id = app.id from app where waba_id = ${world.wabaId}`
    await sql`
      insert into public.trusted_users (tenant_id, project_id, kind, value)
      select tenant_id, id, 'domain', 'old.example' from public.projects where id = ${world.projectId}`
    const [{ email = '' } = {}] = await sql<{ email: string }[]>`
      select email from auth.users where id = ${owner.userId}`
    const made = await seller.call('POST', `/project/${world.projectId}/transfers`, {
      email,
      leaves_tenant: true,
    })
    const { id } = TransferCreated.parse(made.body)
    const accept = (body: object) => post(owner, `/project/transfers/${id}/accept`, body)
    expect((await accept({})).status).toBe(422)
    expect((await accept({ tenant_id: crypto.randomUUID() })).status).toBe(404)
    const taken = await accept({ tenant_id: tenant.id })
    expect(taken).toMatchObject({ status: 200, body: { id: world.projectId, tenant_id: tenant.id } })
    expect((taken.body as { slug: string }).slug).toMatch(/-2$/)
    const [moved] = await sql`
      select a.tenant_id as account, m.tenant_id as app,
        (select count(*)::int from public.trusted_users where project_id = ${world.projectId}) as trusted
      from public.whatsapp_business_accounts as a join public.meta_apps as m on m.id = a.meta_app_id
      where a.waba_id = ${world.wabaId}`
    expect(moved).toEqual({ account: tenant.id, app: tenant.id, trusted: 0 })
    expect((await memberships(world.projectId))[seller.userId]).toBeUndefined()
    const { data } = TenantProjectList.parse(
      (await owner.call('GET', `/project/tenants/${tenant.id}/projects`)).body,
    )
    expect(data.map(({ name, members, numbers }) => ({ name, members, numbers }))).toEqual([
      { name: 'Other', members: 0, numbers: 0 },
      { name: 'Test', members: 2, numbers: 1 },
    ])
  })

  test('stays in its tenant while another project uses its business account', async () => {
    const { world, seller } = await soldBy()
    const other = await makeWorld([])
    await sql`
      insert into public.project_business_accounts (project_id, business_account_id)
      select ${other.projectId}, id from public.whatsapp_business_accounts where waba_id = ${world.wabaId}`
    const [{ email = '' } = {}] = await sql<{ email: string }[]>`
      select email from auth.users where id = ${owner.userId}`
    const made = await seller.call('POST', `/project/${world.projectId}/transfers`, {
      email,
      leaves_tenant: true,
    })
    const { id } = TransferCreated.parse(made.body)
    const tenant = await foundTenant()
    const refused = await post(owner, `/project/transfers/${id}/accept`, { tenant_id: tenant.id })
    expect(refused).toMatchObject({ status: 409, body: { code: 'account_shared' } })
    expect((await memberships(world.projectId))[owner.userId]).toBeUndefined()
    expect((await post(owner, `/project/transfers/${id}/decline`, undefined)).status).toBe(204)
    expect((await post(owner, `/project/transfers/${id}/decline`, undefined)).status).toBe(404)
  })

  test('is withdrawn by a newer offer, by hand, and when who offers it owns it no more', async () => {
    const { world, seller } = await soldBy()
    const path = `/project/${world.projectId}/transfers`
    const email = address()
    const buyer = await newPerson(email)
    const offer = async () => TransferCreated.parse((await seller.call('POST', path, { email })).body).id
    const first = await offer()
    const second = await offer()
    expect((await seller.call('DELETE', `${path}/${first}`)).status).toBe(404)
    expect((await seller.call('DELETE', `${path}/${second}`)).status).toBe(204)
    const third = await offer()
    await sql`
      insert into public.project_members (project_id, user_id, role)
      values (${world.projectId}, ${world.members.owner}, 'owner')`
    await sql`
      update public.project_members set role = 'admin'
      where project_id = ${world.projectId} and user_id = ${seller.userId}`
    for (const id of [first, second, third]) {
      expect((await buyer.call('POST', `/project/transfers/${id}/accept`, {})).status).toBe(404)
    }
    expect((await seller.call('GET', path)).status).toBe(403)
    expect(TransferTable.parse((await owner.call('GET', path)).body).total).toBe(3)
  })
})

describe('a tenant', () => {
  test('shows its owner all its projects and people, and nobody else', async () => {
    const tenant = await foundTenant()
    const body = { tenant_id: tenant.id, name: 'فرع', slug: 'one' }
    const { id } = (await post(owner, '/project', body)).body as { id: string }
    await sql`
      insert into public.project_members (project_id, user_id, role) values (${id}, ${admin.userId}, 'admin')`
    const people = await owner.call('GET', `/project/tenants/${tenant.id}/members?limit=1`)
    const page = TenantMemberTable.parse(people.body)
    expect(page).toMatchObject({ total: 2, data: [{ projects: [{ project_id: id, name: 'فرع' }] }] })
    // who sees the tenant, since he is in a project of it, does not see the others
    for (const path of ['members', 'projects']) {
      expect((await admin.call('GET', `/project/tenants/${tenant.id}/${path}`)).status).toBe(404)
    }
    const renamed = await owner.call('PATCH', `/project/tenants/${tenant.id}`, { body: { name: 'العزب ٢' } })
    expect(renamed.body).toMatchObject({ name: 'العزب ٢', owner_id: owner.userId })
    const change = (caller: Caller, patch: object) =>
      caller.call('PATCH', `/project/tenants/${tenant.id}`, { body: patch })
    expect((await change(admin, { name: 'x' })).status).toBe(404)
    expect((await change(owner, { owner_id: crypto.randomUUID() })).status).toBe(422)
  })

  test('is founded by who owns one, with a slug that no other has', async () => {
    const tenant = await foundTenant()
    const again = await post(owner, '/project/tenants', { name: 'x', slug: tenant.slug })
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const stranger = await newPerson(address())
    const refused = await stranger.call('POST', '/project/tenants', { name: 'x', slug: 'stranger' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})
