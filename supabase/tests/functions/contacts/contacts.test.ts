import { beforeAll, describe, expect, test } from 'vitest'
import { Contact, ContactTable, ImportReport } from '../../../functions/_shared/contracts/contacts.ts'
import { parseCsv } from '../../../functions/_shared/contracts/csv.ts'
import { type Answer, type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let other: World
let agent: Caller
let admin: Caller

beforeAll(async () => {
  world = await makeWorld()
  other = await makeWorld([])
  agent = await signIn('agent')
  admin = await signIn('admin')
})

const post = (caller: { call: Caller['call'] }, path: string, body?: unknown): Promise<Answer> =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })

const csv = (caller: Caller, projectId: string, text: string, part = ''): Promise<Answer> =>
  caller.call('POST', `/contacts/import?project_id=${projectId}${part}`, {
    body: text,
    headers: { 'content-type': 'text/csv', 'idempotency-key': crypto.randomUUID() },
  })

const phone = () =>
  `0109${String(crypto.getRandomValues(new Uint32Array(1))[0])
    .padStart(10, '1')
    .slice(-7)}`

describe('a contact', () => {
  test('is made once per number, changed, and found by name and number', async () => {
    const number = phone()
    const body = {
      project_id: world.projectId,
      phone: number,
      display_name: 'أحمد فؤاد',
      attributes: { city: 'الجيزة' },
    }
    const made = await post(agent, '/contacts', body)
    expect(made.status).toBe(201)
    const contact = Contact.parse(made.body)
    expect(contact.identities.find(({ kind }) => kind === 'phone')?.value).toBe(`+2${number}`)
    const again = await post(agent, '/contacts', { ...body, phone: `+2${number}`, display_name: 'Other' })
    expect(again.body).toMatchObject({ id: contact.id, display_name: 'أحمد فؤاد' })

    const changed = await agent.call('PATCH', `/contacts/${contact.id}`, {
      body: { email: 'a@example.com', attributes: { city: null, floor: 3 } },
    })
    expect(changed.body).toMatchObject({ email: 'a@example.com', attributes: { floor: 3 } })
    expect(Contact.parse(changed.body).attributes).not.toHaveProperty('city')

    for (const q of ['احمد', number.slice(-8), `+2${number}`]) {
      const list = await agent.call(
        'GET',
        `/contacts?project_id=${world.projectId}&q=${encodeURIComponent(q)}`,
      )
      const { data, total } = ContactTable.parse(list.body)
      expect([total, data.map(({ id }) => id)]).toEqual([1, [contact.id]])
    }
  })

  test('is blocked and unblocked, which the audit tells', async () => {
    const { contactId } = await makeConversation(world)
    expect((await post(agent, `/contacts/${contactId}/block`)).body).toMatchObject({
      blocked_at: expect.any(String),
    })
    const blocked = await agent.call('GET', `/contacts?project_id=${world.projectId}&blocked=true`)
    expect(ContactTable.parse(blocked.body).data.map(({ id }) => id)).toEqual([contactId])
    expect((await post(agent, `/contacts/${contactId}/unblock`)).body).toMatchObject({ blocked_at: null })
    const told = await sql<{ action: string }[]>`
      select action from public.audit_log where subject = 'contacts' and subject_id = ${contactId} order by id`
    expect(told.map(({ action }) => action)).toEqual(['block', 'unblock'])
  })

  test('takes another number, but not one that somebody else has', async () => {
    const first = await makeConversation(world)
    const second = await makeConversation(world)
    const number = phone()
    const answer = await post(agent, `/contacts/${first.contactId}/identities`, { phone: number })
    expect(Contact.parse(answer.body).identities.map(({ value }) => value)).toContain(`+2${number}`)
    const refused = await post(agent, `/contacts/${second.contactId}/identities`, { phone: number })
    expect(refused).toMatchObject({ status: 409, body: { code: 'contact_exists' } })
    expect((await post(agent, `/contacts/${second.contactId}/identities`, { phone: 'abc' })).status).toBe(422)
  })

  test('goes into another and comes back', async () => {
    const keep = await makeConversation(world)
    const gone = await makeConversation(world)
    const merged = await post(agent, `/contacts/${keep.contactId}/merge`, { contact_id: gone.contactId })
    expect(merged.status).toBe(200)
    const one = Contact.parse((await agent.call('GET', `/contacts/${keep.contactId}`)).body)
    expect(one.identities.map(({ value }) => value)).toContain(`+${gone.phone}`)
    const { id } = merged.body as { id: string }
    expect((await post(agent, `/contacts/${keep.contactId}/unmerge`, { merge_id: id })).body).toMatchObject({
      unmerged_at: expect.any(String),
    })
    expect(
      (await post(agent, `/contacts/${keep.contactId}/merge`, { contact_id: keep.contactId })).status,
    ).toBe(422)
  })

  test('has a ledger of consent', async () => {
    const { contactId } = await makeConversation(world)
    const consent = { category: 'marketing', state: 'granted', evidence: 'نموذج الموقع' }
    expect((await post(agent, `/contacts/${contactId}/consent`, consent)).status).toBe(201)
    expect((await agent.call('GET', `/contacts/${contactId}/consent`)).body).toMatchObject({
      data: [{ ...consent, source: 'agent' }],
    })
    expect((await post(agent, `/contacts/${contactId}/consent`, { ...consent, evidence: ' ' })).status).toBe(
      422,
    )
  })

  test('is erased by an owner alone', async () => {
    const { contactId } = await makeConversation(world, { name: 'To erase' })
    expect((await admin.call('POST', `/contacts/${contactId}/erase`)).status).toBe(403)
    const owner = await signIn('owner')
    expect((await owner.call('POST', `/contacts/${contactId}/erase`)).status).toBe(204)
    const [row] = await sql`select name from public.contacts where id = ${contactId}`
    expect(row?.name).toBeNull()
  })

  test('is made by an API key that may, and only in its project', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['contacts:*'] })
    const body = { project_id: world.projectId, phone: phone(), display_name: 'By key' }
    expect((await post(key, '/contacts', body)).status).toBe(201)
    expect((await post(key, '/contacts', { ...body, project_id: other.projectId })).status).toBe(403)
    const reader = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
    expect((await post(reader, '/contacts', { ...body, phone: phone() })).status).toBe(403)
    expect((await reader.call('GET', `/contacts?project_id=${world.projectId}`)).status).toBe(200)
  })
})

describe('lists (A33)', () => {
  test('count exactly what the filters leave, page by page', async () => {
    const mine = await makeWorld()
    for (let index = 0; index < 7; index += 1) await makeConversation(mine, { name: `صنف ${index % 2}` })
    const read = async (query: string) =>
      ContactTable.parse((await agent.call('GET', `/contacts?project_id=${mine.projectId}&${query}`)).body)
    const filter = `q=${encodeURIComponent('صنف 1')}&limit=2`
    const pages = [
      await read(`${filter}&page=1`),
      await read(`${filter}&page=2`),
      await read(`${filter}&page=9`),
    ]
    expect(pages.map(({ total, data }) => [total, data.length])).toEqual([
      [3, 2],
      [3, 1],
      [3, 0],
    ])
    const byName = await read('sort=-name&limit=200')
    const names = byName.data.map(({ name }) => name ?? '')
    expect(names).toEqual([...names].sort().reverse())
    expect((await agent.call('GET', `/contacts?project_id=${mine.projectId}&sort=secret`)).status).toBe(422)
  })
})

describe('reach', () => {
  test('tells what sending would say, and finds by it, by open conversations and by number', async () => {
    const mine = await makeWorld()
    const open = await makeConversation(mine, { name: 'Open' })
    const away = await makeConversation(mine, { name: 'Away' })
    const gone = await makeConversation(mine, { name: 'Opted out' })
    const blocked = await makeConversation(mine, { name: 'Blocked' })
    const far = [away, gone, blocked].map(({ conversationId }) => conversationId)
    await sql`
      update public.conversations set service_window_expires_at = now() - interval '1 hour'
      where id = any (${far}::uuid[])`
    await sql`
      update public.conversations set service_window_expires_at = now() + interval '1 hour'
      where id = ${open.conversationId}`
    await sql`
      update public.conversations set status = 'closed', closed_at = now() where id = ${away.conversationId}`
    const withdrawn = { category: 'all', state: 'withdrawn', evidence: 'كتب: توقفوا' }
    expect((await post(agent, `/contacts/${gone.contactId}/consent`, withdrawn)).status).toBe(201)
    expect((await post(agent, `/contacts/${blocked.contactId}/block`)).body).toMatchObject({
      reach: 'blocked',
    })
    const list = async (query: string) => {
      const answer = await agent.call('GET', `/contacts?project_id=${mine.projectId}&sort=name&${query}`)
      const { data, total } = ContactTable.parse(answer.body)
      expect(total).toBe(data.length)
      return data.map(({ name, reach }) => [name, reach])
    }
    expect(await list('')).toEqual([
      ['Away', 'template'],
      ['Blocked', 'blocked'],
      ['Open', 'open'],
      ['Opted out', 'opted_out'],
    ])
    for (const reach of ['open', 'template', 'opted_out', 'blocked']) {
      expect((await list(`reach=${reach}`)).map(([, one]) => one)).toEqual([reach])
    }
    expect(await list('reach=no_identity')).toEqual([])
    expect(await list('open=false')).toEqual([['Away', 'template']])
    expect((await list('open=true')).map(([name]) => name)).toEqual(['Blocked', 'Open', 'Opted out'])
    expect(await list('open=true&reach=open&q=ope')).toEqual([['Open', 'open']])
    expect(await list(`whatsapp_number_id=${world.projectId}`)).toEqual([])
  })
})

describe('files (A35)', () => {
  test('a dry run tells what would become of the rows and changes nothing; parts make one import', async () => {
    const mine = await makeWorld()
    const part = (rows: string[]) => ['phone,name', ...rows].join('\n')
    const rows = ['01012000001,One', 'x,Two', '01012000001,Again', '01012000002,Three']
    const dry = await csv(admin, mine.projectId, part(rows), '&dry_run=true')
    expect(dry.body).toEqual({
      id: null,
      state: 'checked',
      total: 4,
      created: 2,
      updated: 1,
      failed: 1,
      problems: [{ line: 3, code: 'invalid_phone' }],
    })
    const [none] = await sql`select 1 from public.contacts where project_id = ${mine.projectId}`
    expect(none).toBeUndefined()
    expect((await csv(agent, mine.projectId, part(rows), '&dry_run=true')).status).toBe(403)

    const first = ImportReport.parse(
      (await csv(admin, mine.projectId, part(rows.slice(0, 1)), '&more=true')).body,
    )
    expect(first).toMatchObject({ state: 'running', total: 1, created: 1 })
    const last = await csv(admin, mine.projectId, part(rows.slice(1)), `&job_id=${first.id}&first_line=3`)
    expect(last.body).toMatchObject({
      id: first.id,
      state: 'finished',
      total: 4,
      created: 2,
      updated: 1,
      failed: 1,
      problems: [{ line: 3, code: 'invalid_phone' }],
    })
  })

  test('valid rows are taken, bad ones reported, and the export goes round', async () => {
    const mine = await makeWorld()
    const text = [
      '\uFEFFالهاتف;الاسم;البريد الإلكتروني;الوسوم;attributes.city',
      '01012345678;"سارة ""أم ليلى""";s@example.com;مميز|جديد;القاهرة',
      'ليس رقما;بدون;;;',
      '+20 101 234 5679;=HYPERLINK("x");;;',
      '01012345680;خطأ;no-address;;',
      '',
    ].join('\r\n')
    const answer = await csv(admin, mine.projectId, text)
    expect(answer.status).toBe(200)
    expect(ImportReport.parse(answer.body)).toMatchObject({
      state: 'finished',
      total: 4,
      created: 2,
      updated: 0,
      failed: 2,
      problems: [
        { line: 3, code: 'invalid_phone' },
        { line: 5, code: 'invalid_email' },
      ],
    })

    const exported = await admin.call('GET', `/contacts/export?project_id=${mine.projectId}`)
    expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const file = exported.body as string
    const bytes = Buffer.from(file)
    expect(file).toContain("'=HYPERLINK")
    expect(
      parseCsv(file)
        .slice(1)
        .map((row) => row[0])
        .sort(),
    ).toEqual(['+201012345678', '+201012345679'])
    expect(parseCsv(file).find((row) => row[0] === '+201012345678')).toEqual([
      '+201012345678',
      'سارة "أم ليلى"',
      's@example.com',
      '',
      'جديد|مميز',
      'القاهرة',
    ])
    expect(bytes.length).toBeGreaterThan(0)

    const before =
      await sql`select display_name, email, attributes from public.contacts where project_id = ${mine.projectId} order by id`
    const again = await csv(admin, mine.projectId, file)
    expect(again.body).toMatchObject({ created: 0, updated: 2, failed: 0 })
    const after =
      await sql`select display_name, email, attributes from public.contacts where project_id = ${mine.projectId} order by id`
    expect(after).toEqual(before)
  })

  test('more rows than one call takes are all taken', async () => {
    const mine = await makeWorld()
    const rows = Array.from(
      { length: 1203 },
      (_, index) => `0101${String(index).padStart(7, '0')},Person ${index}`,
    )
    const answer = await csv(admin, mine.projectId, ['phone,name', ...rows].join('\n'))
    expect(answer.body).toMatchObject({ total: 1203, created: 1203, failed: 0 })
    const file = (await admin.call('GET', `/contacts/export?project_id=${mine.projectId}`)).body as string
    expect(parseCsv(file)).toHaveLength(1204)
  })

  test('are for those who may: admins import, the switch export exports', async () => {
    expect((await csv(agent, world.projectId, 'phone\n01012345678')).status).toBe(403)
    expect((await agent.call('GET', `/contacts/export?project_id=${world.projectId}`)).status).toBe(403)
    expect((await csv(admin, other.projectId, 'phone\n01012345678')).status).toBe(404)
    expect((await csv(admin, world.projectId, 'name\nx')).body).toMatchObject({
      errors: [{ pointer: '/body' }],
    })
  })

  test('begin with the byte order mark that Excel looks for', async () => {
    const { api_url } = (await import('../_support/stack.ts')).stack
    const response = await fetch(`${api_url}/functions/v1/contacts/export?project_id=${world.projectId}`, {
      headers: { authorization: `Bearer ${admin.accessToken}` },
    })
    const head = Buffer.from(await response.arrayBuffer()).subarray(0, 3)
    expect([...head]).toEqual([0xef, 0xbb, 0xbf])
  })
})
