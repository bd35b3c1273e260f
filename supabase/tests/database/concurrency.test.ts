// What many do at once: first messages of one new person, and messages that arrive while their contact is merged.
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

let sql: postgres.Sql
const project = randomUUID()
const number = randomUUID()
const phoneNumberId = String(Math.trunc(Math.random() * 1e12) + 1e12)

beforeAll(async () => {
  sql = postgres(inject('stack').db_url, { max: 25, onnotice: () => {} })
  const owner = randomUUID()
  const account = randomUUID()
  await sql`insert into auth.users (id, email, aud, role)
    values (${owner}, ${`${owner}@tests.example`}, 'authenticated', 'authenticated')`
  await sql`insert into public.tenants (id, name, slug, owner_id) values (${project}, 'race', ${`race-${project}`}, ${owner})`
  await sql`insert into public.projects (id, tenant_id, name, slug) values (${project}, ${project}, 'race', 'race')`
  await sql`insert into public.whatsapp_business_accounts (id, tenant_id, waba_id)
    values (${account}, ${project}, ${`9${phoneNumberId}`})`
  await sql`insert into public.project_business_accounts (project_id, business_account_id) values (${project}, ${account})`
  await sql`insert into public.whatsapp_numbers (id, project_id, business_account_id, phone_number_id, display_phone_number)
    values (${number}, ${project}, ${account}, ${phoneNumberId}, '+201000009999')`
})

afterAll(async () => {
  await sql`delete from public.projects where id = ${project}`
  await sql`delete from public.tenants where id = ${project}`
  await sql.end()
})

type Sender = { wa_id?: string; bsuid?: string }

async function contactOf({ wa_id, bsuid }: Sender): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select (private.resolve_contacts(array[
      row(${project}::uuid, ${wa_id ?? null}::text, ${bsuid ?? null}::text, null, null, 'Name', now())::private.person
    ], 'webhook'))[1] as id`
  return String(row?.id)
}

/** One message, stored as the inbound worker stores it: contact and message in one transaction. */
async function receive(sender: Sender, wamid: string): Promise<void> {
  await sql.begin(async (transaction) => {
    const [row] = await transaction<{ id: string }[]>`
      select (private.resolve_contacts(array[
        row(${project}::uuid, ${sender.wa_id ?? null}::text, ${sender.bsuid ?? null}::text, null, null, 'Name', now())::private.person
      ], 'webhook'))[1] as id`
    await transaction`
      insert into public.conversations (project_id, whatsapp_number_id, contact_id)
      values (${project}, ${number}, ${String(row?.id)})
      on conflict on constraint conversations_whatsapp_number_id_contact_id_key do nothing`
    await transaction`
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text
      )
      select c.project_id, c.id, c.contact_id, c.whatsapp_number_id, ${wamid}, 'inbound', 'text', 'received', 'hello'
      from public.conversations as c
      where c.whatsapp_number_id = ${number} and c.contact_id = ${String(row?.id)}`
  })
}

test('50 parallel first messages of one new person make one contact and one conversation', async () => {
  const wamids = Array.from({ length: 50 }, (_, index) => `wamid.FIRST${index}`)
  await Promise.all(wamids.map((wamid) => receive({ wa_id: '201222000001', bsuid: 'EG.RACE1' }, wamid)))
  const [counted] = await sql`
    select
      (select count(*)::int from public.contacts where project_id = ${project}) as contacts,
      (select count(*)::int from public.conversations where project_id = ${project}) as conversations,
      (select count(*)::int from public.messages where project_id = ${project}) as messages`
  expect(counted).toEqual({ contacts: 1, conversations: 1, messages: 50 })
})

test('parallel messages that name a person by number, by BSUID and by both end in one contact', async () => {
  const senders: Sender[] = [
    { wa_id: '201222000002' },
    { bsuid: 'EG.RACE2' },
    { wa_id: '201222000002', bsuid: 'EG.RACE2' },
  ]
  await Promise.all(
    Array.from({ length: 45 }, (_, index) => receive(senders[index % 3] ?? {}, `wamid.MIXED${index}`)),
  )
  const found = await Promise.all(senders.map(contactOf))
  expect(new Set(found).size).toBe(1)
  const [counted] = await sql`
    select count(*)::int as messages, count(distinct conversation_id)::int as conversations
    from public.messages where project_id = ${project} and wamid like 'wamid.MIXED%' and contact_id = ${String(found[0])}`
  expect(counted).toEqual({ messages: 45, conversations: 1 })
})

test('a merge while messages arrive loses none', async () => {
  await receive({ wa_id: '201222000003' }, 'wamid.MERGE-A')
  await receive({ wa_id: '201222000004' }, 'wamid.MERGE-B')
  const survivor = await contactOf({ wa_id: '201222000003' })
  const merged = await contactOf({ wa_id: '201222000004' })
  const arriving = Array.from({ length: 40 }, (_, index) =>
    receive({ wa_id: index % 2 ? '201222000003' : '201222000004' }, `wamid.MERGE${index}`),
  )
  await Promise.all([...arriving, sql`select private.merge_contacts(${survivor}, ${merged}, 'agent')`])
  const [counted] = await sql`
    select count(*)::int as messages, count(distinct conversation_id)::int as conversations,
      bool_and(contact_id = ${survivor}) as are_his
    from public.messages where project_id = ${project} and wamid like 'wamid.MERGE%'`
  expect(counted).toEqual({ messages: 42, conversations: 1, are_his: true })
})

/** Makes both changes at once: the second begins when the first is made and not yet committed, and may have to wait for it. */
async function meanwhile(
  first: (sql: postgres.Sql) => Promise<unknown>,
  second: (sql: postgres.Sql) => Promise<unknown>,
) {
  let made: Promise<unknown> = Promise.resolve()
  await sql.begin(async (transaction) => {
    await first(transaction as unknown as postgres.Sql)
    let isDone = false
    made = sql
      .begin(async (other) => {
        await other`select set_config('application_name', 'meanwhile', true)`
        await second(other as unknown as postgres.Sql)
      })
      .finally(() => {
        isDone = true
      })
    const isWaiting = async () => {
      const [row] = await sql`
        select count(*)::int as n from pg_stat_activity
        where application_name = 'meanwhile' and wait_event_type = 'Lock'`
      return row?.n > 0
    }
    while (!isDone && !(await isWaiting())) await sql`select pg_sleep(0.01)`
  })
  await made
}

test('a name that changes while its conversation changes hands is found under the new one alone', async () => {
  await receive({ wa_id: '201222000006' }, 'wamid.SCOPE')
  const contact = await contactOf({ wa_id: '201222000006' })
  const [team] = await sql<{ id: string }[]>`
    insert into public.teams (project_id, name) values (${project}, 'race') returning id`
  const give = (to: string | null) => (sql: postgres.Sql) =>
    sql`update public.conversations set team_id = ${to} where project_id = ${project} and contact_id = ${contact}`
  const rename = (name: string) => (sql: postgres.Sql) =>
    sql`update public.contacts set display_name = ${name} where id = ${contact}`
  const names = async () => {
    const rows = await sql`select search_name from private.name_scopes where contact_id = ${contact}`
    return rows.map((row) => row.search_name)
  }

  await meanwhile(give(team?.id ?? ''), rename('first'))
  expect(await names()).toEqual(['first'])
  await give(null)(sql)
  expect(await names()).toEqual([])
  await meanwhile(rename('second'), give(team?.id ?? ''))
  expect(await names()).toEqual(['second'])
})

test('two owners who leave at once: one stays', async () => {
  const owners = [randomUUID(), randomUUID()]
  for (const owner of owners) {
    await sql`insert into auth.users (id, email, aud, role)
      values (${owner}, ${`${owner}@tests.example`}, 'authenticated', 'authenticated')`
    await sql`insert into public.project_members (project_id, user_id, role) values (${project}, ${owner}, 'owner')`
  }
  const left = await Promise.allSettled(
    owners.map(
      (owner) => sql`delete from public.project_members where project_id = ${project} and user_id = ${owner}`,
    ),
  )
  expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('numbers of requests have no gap and no twin, however many are made at once', async () => {
  const contact = await contactOf({ wa_id: '201222000005' })
  await Promise.all(
    Array.from(
      { length: 20 },
      () =>
        sql`insert into public.maintenance_requests (project_id, contact_id, service_type, description)
        values (${project}, ${contact}, 'plumbing', 'x')`,
    ),
  )
  const rows = await sql<{ number: number }[]>`
    select number from public.maintenance_requests where project_id = ${project} order by number`
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => 1001 + index))
})
