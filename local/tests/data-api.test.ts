import type { SupabaseClient } from '@supabase/supabase-js'
import { createClient } from '@supabase/supabase-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { newClient, newcomer, newProject, sql, stack } from './_support/people.ts'

let project: string
let other: string
let agent: SupabaseClient
let apiKey: string

const NAMES = ['أحمد', 'Basma', 'Camal 100%', 'Dalia (a,b)', 'Eman_x']

beforeAll(async () => {
  const person = await newcomer()
  agent = person.client
  project = await newProject({ [person.id]: 'agent' })
  other = await newProject({})
  for (const [index, name] of NAMES.entries()) {
    const [contact] = await sql<{ id: string }[]>`
      insert into public.contacts (project_id, display_name, email, attributes)
      values (${project}, ${name}, ${index < 2 ? `c${index}@x.example` : null}, ${sql.json({ rank: index })})
      returning id`
    await sql`
      insert into public.contact_identities (project_id, contact_id, kind, value, source)
      values (${project}, ${contact?.id ?? ''}, 'username', ${`${crypto.randomUUID()}`}, 'seed')`
  }
  await sql`insert into public.contacts (project_id, display_name) values (${other}, 'hidden')`
  apiKey = `key-${crypto.randomUUID()}`
  await sql`
    with key as (
      insert into public.api_keys (project_id, name, prefix, scopes) values (${project}, 'stand-ins', 'key-', '{*}')
      returning id
    )
    insert into private.api_key_hashes (key_hash, api_key_id)
    select sha256(convert_to(${apiKey}, 'utf8')), id from key`
})

const contacts = () => agent.from('contacts').select('display_name').order('display_name')
const names = (rows: { display_name: unknown }[] | null) => rows?.map((row) => row.display_name)

describe('filters, order and pages', () => {
  test('rows of others are not there', async () => {
    expect(names((await contacts()).data)?.toSorted()).toEqual(NAMES.toSorted())
  })

  test('eq, neq, in, is, not, or and ilike', async () => {
    expect(names((await contacts().eq('display_name', 'أحمد')).data)).toEqual(['أحمد'])
    expect((await contacts().neq('display_name', 'أحمد')).data).toHaveLength(4)
    expect(names((await contacts().in('display_name', ['Basma', 'Dalia (a,b)'])).data)).toHaveLength(2)
    expect((await contacts().is('email', null)).data).toHaveLength(3)
    expect((await contacts().not('email', 'is', null)).data).toHaveLength(2)
    expect(
      names((await contacts().or('display_name.eq.Basma,display_name.eq."Dalia (a,b)"')).data),
    ).toHaveLength(2)
    expect(names((await contacts().ilike('display_name', '%BAS%')).data)).toEqual(['Basma'])
    expect(names((await contacts().ilike('display_name', '%100\\%%')).data)).toEqual(['Camal 100%'])
    expect(names((await contacts().like('display_name', 'Eman\\_%')).data)).toEqual(['Eman_x'])
  })

  test('gt, lt, JSON paths and a keyset', async () => {
    expect((await contacts().gt('attributes->rank', 1).lte('attributes->rank', 3)).data).toHaveLength(2)
    const { data } = await agent
      .from('contacts')
      .select('id, created_at')
      .order('created_at', { ascending: false })
      .order('id')
      .limit(2)
    const last = data?.at(-1)
    const older = `created_at.lt.${last?.created_at},and(created_at.eq.${last?.created_at},id.gt.${last?.id})`
    expect((await agent.from('contacts').select('id').or(older)).data).toHaveLength(3)
  })

  test('limit, range and an exact count', async () => {
    const { data, count, status } = await agent
      .from('contacts')
      .select('display_name', { count: 'exact' })
      .order('display_name', { ascending: false })
      .range(1, 2)
    expect(data).toHaveLength(2)
    expect(count).toBe(5)
    expect(status).toBe(206)
    const head = await agent.from('contacts').select('*', { count: 'exact', head: true })
    expect(head.count).toBe(5)
  })
})

describe('embeds', () => {
  test('go along a composite key, named or not, in both directions', async () => {
    const up = await agent.from('contact_identities').select('kind, contact:contacts(display_name)')
    const named = await agent
      .from('contact_identities')
      .select('kind, contact:contacts!contact_identities_contact_fkey(display_name)')
    const found = (rows: unknown) =>
      (rows as { contact: { display_name: string } }[] | null)
        ?.map(({ contact }) => contact.display_name)
        .toSorted()
    expect(found(up.data)).toEqual(NAMES.toSorted())
    expect(found(named.data)).toEqual(NAMES.toSorted())
    const down = await agent.from('contacts').select('display_name, contact_identities(kind)')
    expect(down.data?.every((row) => (row.contact_identities as unknown[]).length === 1)).toBe(true)
  })

  test('filter their parents with !inner and show times as the rows do', async () => {
    const { data } = await agent
      .from('contact_identities')
      .select('created_at, contact:contacts!inner(display_name, created_at)')
      .eq('contact.display_name', 'أحمد')
    expect(data).toHaveLength(1)
    const iso = /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/
    expect(data?.[0]).toMatchObject({
      created_at: expect.stringMatching(iso),
      contact: { created_at: expect.stringMatching(iso) },
    })
  })
})

describe('writes', () => {
  test('go through when granted, with the row in the answer', async () => {
    const { data, error } = await agent
      .from('contacts')
      .update({ email: 'new@x.example', attributes: { tags: ['ا', { deep: true }] } })
      .eq('display_name', 'Basma')
      .select('email, attributes, identities:contact_identities(kind)')
      .single()
    expect(error).toBeNull()
    expect(data).toEqual({
      email: 'new@x.example',
      attributes: { tags: ['ا', { deep: true }] },
      identities: [{ kind: 'username' }],
    })
  })

  test('are refused by grants with 42501: 403 for a member, 401 for a stranger', async () => {
    const row = { project_id: project, display_name: 'x' }
    const member = await agent.from('contacts').insert(row)
    expect([member.status, member.error?.code]).toEqual([403, '42501'])
    const stranger = await newClient().from('contacts').insert(row)
    expect([stranger.status, stranger.error?.code]).toEqual([401, '42501'])
    const column = await agent.from('contacts').update({ project_id: other }).eq('display_name', 'Basma')
    expect([column.status, column.error?.code]).toEqual([403, '42501'])
  })

  test('of rows that the caller cannot see change nothing', async () => {
    const { data, error } = await agent
      .from('contacts')
      .update({ email: 'x@x.example' })
      .eq('project_id', other)
      .select()
    expect([data, error]).toEqual([[], null])
  })

  test('that break a constraint say which', async () => {
    const service = createClient(stack.api_url, stack.secret_key, { auth: { persistSession: false } })
    const missing = await service
      .from('contacts')
      .insert({ project_id: crypto.randomUUID(), display_name: 'x' })
    expect([missing.status, missing.error?.code]).toEqual([409, '23503'])
    const bad = await service.from('contact_identities').insert({
      project_id: project,
      contact_id: crypto.randomUUID(),
      kind: 'nonsense',
      value: 'x',
      source: 'seed',
    })
    expect([bad.status, bad.error?.code]).toEqual([400, '23514'])
  })
})

describe('answers', () => {
  test('single() wants one row, maybeSingle() at most one', async () => {
    const none = await agent.from('contacts').select().eq('display_name', 'nobody').single()
    expect([none.status, none.error?.code]).toEqual([406, 'PGRST116'])
    const many = await agent.from('contacts').select().single()
    expect([many.status, many.error?.code]).toEqual([406, 'PGRST116'])
    const maybe = await agent.from('contacts').select().eq('display_name', 'nobody').maybeSingle()
    expect([maybe.data, maybe.error]).toEqual([null, null])
  })

  test('an error that SQL raises with a status has that status', async () => {
    const { status, error } = await agent.rpc('events_since', {
      project_id: project,
      cursor: 'nonsense',
      max_rows: 1,
    })
    expect([status, error?.code, error?.hint]).toEqual([422, 'PT422', 'invalid_cursor'])
  })

  test('what does not exist is named', async () => {
    expect((await agent.from('nonsense').select()).error?.code).toBe('PGRST205')
    expect((await agent.rpc('nonsense')).error?.code).toBe('PGRST202')
    expect((await agent.from('contacts').select('nonsense')).error?.code).toBe('42703')
    expect((await agent.schema('private').from('api_key_hashes').select()).error?.code).toBe('PGRST106')
  })
})

test('a policy reads request.headers in a table read', async () => {
  const rows = (headers: Record<string, string>) => newClient(headers).from('contacts').select('display_name')
  expect((await rows({ 'x-api-key': apiKey })).data).toHaveLength(NAMES.length)
  expect((await rows({ 'X-Api-Key': 'another' })).data).toEqual([])
  expect((await rows({})).data).toEqual([])
})

test('no request has widened what the migrations grant', async () => {
  await newClient().from('contacts').select()
  const [rights] = await sql`
    select has_table_privilege('anon', 'public.users', 'select') as users,
      has_table_privilege('authenticated', 'public.contacts', 'insert') as contacts,
      has_table_privilege('authenticated', 'private.api_key_hashes', 'select') as hashes,
      has_schema_privilege('anon', 'vault', 'usage') as vault`
  expect(rights).toEqual({ users: false, contacts: false, hashes: false, vault: false })
})
