import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

const VIEWS = ['report_messages', 'report_conversations', 'report_days'] as const

let world: World
let login = ''
let metabase: postgres.Sql

/** A login as docs/operations.md makes it: it may become a member and nothing else, and cannot write. */
beforeAll(async () => {
  world = await makeWorld(['viewer', 'agent'])
  const { conversationId, contactId } = await makeConversation(world, { assigneeId: world.members.viewer })
  const other = await makeConversation(world)
  for (const one of [{ conversationId, contactId }, other]) {
    await sql`
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text, occurred_at
      )
      values (
        ${world.projectId}, ${one.conversationId}, ${one.contactId}, ${world.numberId}, ${`wamid.${crypto.randomUUID()}`},
        'text', 'inbound', 'received', 'a secret word', '2026-03-01 23:30+00'
      )`
  }
  await sql`select private.roll_up_stale_hours(${world.projectId})`
  login = `metabase_${crypto.randomUUID().slice(0, 8)}`
  await sql.unsafe(`
    create role ${login} login password 'metabase-of-a-test' in role authenticated;
    alter role ${login} set request.jwt.claims = '{"sub": "${world.members.viewer}", "role": "authenticated"}';
    alter role ${login} set default_transaction_read_only = on;`)
  const url = new URL(stack.db_url)
  url.username = login
  url.password = 'metabase-of-a-test'
  metabase = postgres(url.href, { max: 1, onnotice: () => {} })
})

afterAll(async () => {
  await metabase.end({ timeout: 2 })
  await sql.unsafe(`drop role ${login}`)
})

describe('views for Metabase', () => {
  test('show a login what its member sees, in local days and without words', async () => {
    const rows = await metabase`
      select * from public.report_messages where project_id = ${world.projectId}`
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('secret')
    // Cairo is two hours ahead in March: past midnight.
    expect(rows[0]).toMatchObject({ local_hour: 1 })
    const days = await metabase`
      select local_day::text, inbound::int from public.report_days where project_id = ${world.projectId}`
    expect([...days]).toEqual([{ local_day: '2026-03-02', inbound: 2 }])
    expect(
      await metabase`select 1 from public.report_conversations where project_id = ${world.projectId}`,
    ).toHaveLength(2)
  })

  test.each(VIEWS)('%s follows the scope of the member, and ends with his membership', async (view) => {
    const count = async () =>
      (await metabase`select 1 from ${metabase(`public.${view}`)} where project_id = ${world.projectId}`)
        .length
    const before = await count()
    await sql`
      update public.project_members set scope = 'own'
      where project_id = ${world.projectId} and user_id = ${world.members.viewer}`
    expect(await count()).toBeLessThan(before)
    await sql`
      update public.project_members set scope = 'all', disabled_at = now()
      where project_id = ${world.projectId} and user_id = ${world.members.viewer}`
    expect(await count()).toBe(0)
    await sql`
      update public.project_members set disabled_at = null
      where project_id = ${world.projectId} and user_id = ${world.members.viewer}`
    expect(await count()).toBe(before)
  })

  test('cannot be written, and nothing else can by that login', async () => {
    await expect(metabase`update public.report_conversations set status = 'closed'`).rejects.toThrow(
      /read-only|cannot update/,
    )
    await expect(
      metabase`insert into public.tags (project_id, name) values (${world.projectId}, 'x')`,
    ).rejects.toThrow(/read-only/)
  })

  test('are reached by PostgREST as well', async () => {
    const { supabase } = await signIn('agent')
    const { count } = await supabase
      .from('report_messages')
      .select('id', { count: 'exact', head: true })
      .eq('project_id', world.projectId)
    expect(count).toBe(2)
  })
})
