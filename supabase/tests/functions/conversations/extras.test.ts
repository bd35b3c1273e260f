import { beforeAll, describe, expect, test } from 'vitest'
import {
  Conversation,
  ConversationPage,
  Note,
  Timeline,
} from '../../../functions/_shared/contracts/conversations.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller
let admin: Caller
let viewer: Caller
let id = ''
let contactId = ''

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
  admin = await signIn('admin')
  viewer = await signIn('viewer')
  const made = await makeConversation(world, { name: 'هبة', unread: 2 })
  id = made.conversationId
  contactId = made.contactId
})

const at = (path: string) => `/conversations/${id}${path}`
const post = (caller: Caller, path: string, body: unknown) =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

describe('a conversation', () => {
  test('A29: is read for everybody, and unread again for everybody when somebody says so', async () => {
    const unread = async (caller: Caller) =>
      Conversation.parse((await caller.call('GET', at(''))).body).unread_count
    expect((await agent.call('POST', at('/read'))).body).toEqual({ unread_count: 0 })
    expect(await unread(admin)).toBe(0)
    expect((await viewer.call('POST', at('/unread'))).status).toBe(403)
    for (let again = 0; again < 2; again += 1) {
      expect((await agent.call('POST', at('/unread'))).body).toEqual({ unread_count: 1 })
    }
    expect(await unread(admin)).toBe(1)
    const told = await sql`
      select 1 from public.events
      where conversation_id = ${id} and type = 'conversation.updated' and data ->> 'unread_count' = '1'`
    expect(told).toHaveLength(1)
  })

  test('is put off until a time, and wakes by itself when it has come', async () => {
    const snoozed = await agent.call('PATCH', at(''), {
      body: { status: 'snoozed', snoozed_until: inAnHour() },
    })
    expect(snoozed.body).toMatchObject({ status: 'snoozed', snoozed_until: expect.any(String) })
    await sql`update public.conversations set snoozed_until = now() where id = ${id}`
    await sql`select private.wake_snoozed()`
    expect((await agent.call('GET', at(''))).body).toMatchObject({ status: 'open', snoozed_until: null })
  })

  test.each([
    [{ status: 'snoozed' }, '/body/snoozed_until'],
    [{ status: 'open', snoozed_until: '2030-01-01T00:00:00Z' }, '/body/snoozed_until'],
    [{ mode: 'robot' }, '/body/mode'],
    [{}, '/body'],
  ])('is not changed by %j', async (body, pointer) => {
    const answer = await agent.call('PATCH', at(''), { body })
    expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer }] })
  })

  test('is not put off into the past', async () => {
    const body = { status: 'snoozed', snoozed_until: '2020-01-01T00:00:00Z' }
    expect((await agent.call('PATCH', at(''), { body })).status).toBe(422)
  })

  test('is given to a bot, to a team and to nobody', async () => {
    const [team] = await sql<{ id: string }[]>`
      insert into public.teams (project_id, name) values (${world.projectId}, 'Support') returning id`
    const given = await agent.call('PATCH', at(''), { body: { mode: 'auto', team_id: team?.id } })
    expect(given.body).toMatchObject({ mode: 'auto', team_id: team?.id })
    const back = await agent.call('PATCH', at(''), { body: { mode: 'manual', team_id: null } })
    expect(back.body).toMatchObject({ mode: 'manual', team_id: null })
    const foreign = { team_id: crypto.randomUUID() }
    expect((await agent.call('PATCH', at(''), { body: foreign })).status).toBe(422)
  })

  test('bears tags of its project, and no others', async () => {
    const other = await makeWorld([])
    const tag = async (project: string, name: string) =>
      (
        await sql<
          { id: string }[]
        >`insert into public.tags (project_id, name) values (${project}, ${name}) returning id`
      )[0]?.id ?? ''
    const mine = await tag(world.projectId, 'عاجل')
    const foreign = await tag(other.projectId, 'عاجل')
    const tagged = await agent.call('PUT', at('/tags'), { body: { tag_ids: [mine] } })
    expect(Conversation.parse(tagged.body).tags.map(({ name }) => name)).toEqual(['عاجل'])
    expect((await agent.call('PUT', at('/tags'), { body: { tag_ids: [foreign] } })).status).toBe(422)
    expect((await viewer.call('PUT', at('/tags'), { body: { tag_ids: [] } })).status).toBe(403)
    expect(Conversation.parse((await agent.call('GET', at(''))).body).tags).toHaveLength(1)
    const key = await makeKey({ project_id: world.projectId, scopes: ['*'] })
    expect((await key.call('PUT', at('/tags'), { body: { tag_ids: [] } })).status).toBe(200)
  })

  test('is pinned for who pins it', async () => {
    for (let times = 0; times < 2; times += 1) expect((await viewer.call('PUT', at('/pin'))).status).toBe(204)
    const pins = await sql`select user_id from public.conversation_pins where conversation_id = ${id}`
    expect(pins.map(({ user_id }) => user_id)).toEqual([viewer.userId])
    expect((await viewer.call('DELETE', at('/pin'))).status).toBe(204)
    expect(await sql`select 1 from public.conversation_pins where conversation_id = ${id}`).toHaveLength(0)
  })

  test('is begun once per contact and number', async () => {
    const body = { contact_id: contactId, whatsapp_number_id: world.numberId }
    expect((await post(agent, '/conversations', body)).body).toMatchObject({ id })
    const stranger = { ...body, contact_id: crypto.randomUUID() }
    expect((await post(agent, '/conversations', stranger)).status).toBe(404)
    expect((await post(viewer, '/conversations', body)).status).toBe(403)
  })
})

describe('notes', () => {
  test('tell those whom they mention, and are changed by their author alone', async () => {
    const written = await post(agent, at('/notes'), {
      body: 'راجع الطلب',
      mentioned_user_ids: [admin.userId],
    })
    expect(written.status).toBe(201)
    const note = Note.parse(written.body)
    const told = await sql`
      select kind from public.notifications where user_id = ${admin.userId} and conversation_id = ${id}`
    expect(told.map(({ kind }) => kind)).toEqual(['mention'])
    const path = at(`/notes/${note.id}`)
    expect((await admin.call('PATCH', path, { body: { body: 'x' } })).status).toBe(403)
    expect((await agent.call('PATCH', path, { body: { body: 'تم' } })).body).toMatchObject({ body: 'تم' })
    expect((await viewer.call('DELETE', path)).status).toBe(403)
    expect((await post(viewer, at('/notes'), { body: 'x' })).status).toBe(403)
    expect((await viewer.call('GET', at('/notes'))).body).toMatchObject({
      data: [{ id: note.id }],
      next_cursor: null,
    })
    expect((await admin.call('DELETE', path)).status).toBe(204)
  })

  test('come page by page', async () => {
    for (let index = 0; index < 3; index += 1) await post(agent, at('/notes'), { body: `note ${index}` })
    const first = (await agent.call('GET', at('/notes?limit=2'))).body as {
      data: Note[]
      next_cursor: string
    }
    const second = await agent.call('GET', at(`/notes?limit=2&cursor=${first.next_cursor}`))
    expect(first.data.map(({ body }) => body)).toEqual(['note 2', 'note 1'])
    expect(second.body).toMatchObject({ data: [{ body: 'note 0' }], next_cursor: null })
  })
})

test('the timeline tells who did what, newest first', async () => {
  await agent.call('PATCH', at(''), { body: { assignee_id: agent.userId } })
  await post(agent, at('/notes'), { body: 'آخر ما حدث' })
  const { data, next_before } = Timeline.parse((await viewer.call('GET', at('/timeline?limit=2'))).body)
  expect(data.map(({ type }) => type)).toEqual(['note.created', 'conversation.updated'])
  expect(data[1]?.data).toMatchObject({ actor_id: agent.userId, assignee_id: agent.userId })
  const older = Timeline.parse((await viewer.call('GET', at(`/timeline?limit=2&before=${next_before}`))).body)
  expect(Math.max(...older.data.map((entry) => entry.id))).toBeLessThan(data[1]?.id ?? 0)
})

test('A33: filters combine, and the total is that of the filtered list', async () => {
  const mine = await makeWorld()
  for (let index = 0; index < 6; index += 1) {
    await makeConversation(mine, {
      name: `زبون ${index}`,
      unread: index % 2,
      ...(index < 4 ? { assigneeId: mine.members.agent } : {}),
    })
  }
  const read = async (query: string) =>
    ConversationPage.parse(
      (await agent.call('GET', `/conversations?project_id=${mine.projectId}&${query}`)).body,
    )
  const filter = `assignee=me&unread=true&q=${encodeURIComponent('زبون')}&number=${mine.numberId}&count=true`
  const first = await read(`${filter}&limit=1`)
  const second = await read(`${filter}&limit=1&cursor=${first.next_cursor}`)
  expect([first.total, second.total]).toEqual([2, 2])
  expect([first.data.length, second.data.length, second.next_cursor]).toEqual([1, 1, null])
  expect((await read('unread=false&count=true')).total).toBe(3)
  expect((await read(`from=${encodeURIComponent(inAnHour())}&count=true`)).total).toBe(0)
  expect((await read('limit=2')).total).toBeNull()
})
