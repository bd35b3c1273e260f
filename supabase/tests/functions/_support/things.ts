import type { Caller } from './caller.ts'
import { sql } from './database.ts'
import { registerNumber } from './graph.ts'
import { businessAccountOf, makeTemplate, openWindowAtMeta, uploadFile } from './messages.ts'
import { stack } from './stack.ts'
import { makeConversation, type World } from './world.ts'

/** A Flow of one screen. */
export const SURVEY = {
  version: '7.2',
  screens: [
    {
      id: 'RATE',
      title: 'Rate us',
      terminal: true,
      data: {},
      layout: {
        type: 'SingleColumnLayout',
        children: [{ type: 'Footer', label: 'Send', 'on-click-action': { name: 'complete', payload: {} } }],
      },
    },
  ],
}

export const digits = (length: number) =>
  `1${String(BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)).slice(1, length)}`

async function idOf(rows: PromiseLike<{ id: string }[]>): Promise<string> {
  const [row] = await rows
  if (!row) throw new Error('the thing of the test was not made')
  return row.id
}

/** Makes what an operation needs, anew for each request, in one project. `maker` is one of its admins. */
export function thingsOf(world: World, maker: Caller) {
  const { projectId, numberId } = world
  const act = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await maker.call(method, path, {
      ...(body === undefined ? {} : { body }),
      headers: { 'idempotency-key': crypto.randomUUID(), ...headers },
    })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body as { id: string } & Record<string, unknown>
  }
  const conversation = async () => {
    const made = await makeConversation(world)
    await openWindowAtMeta(world, made.phone)
    return made
  }
  const contact = async () => (await makeConversation(world)).contactId
  return {
    world,
    act,
    conversation,
    contact,
    async message(direction: 'inbound' | 'outbound', status: string) {
      const { conversationId, contactId } = await conversation()
      return await idOf(sql`
        insert into public.messages (
          project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text, content
        )
        values (
          ${projectId}, ${conversationId}, ${contactId}, ${numberId}, ${`wamid.${crypto.randomUUID()}`}, 'text',
          ${direction}, ${status}, 'سلام', '{"body": "سلام"}'
        )
        returning id`)
    },
    async scheduled() {
      const { conversationId } = await conversation()
      const scheduled_for = new Date(Date.now() + 3_600_000).toISOString()
      const body = { conversation_id: conversationId, type: 'text', text: { body: 'x' }, scheduled_for }
      return (await act('POST', '/messages', body)).id
    },
    file: () => uploadFile(maker, world, 'head.png', 'image/png'),
    metaApp: () =>
      idOf(sql`
        insert into public.meta_apps (tenant_id, path)
        select p.tenant_id, ${`app-${crypto.randomUUID()}`} from public.projects as p where p.id = ${projectId}
        returning id`),
    async media() {
      const path = await uploadFile(maker, world, 'a.png', 'image/png')
      return await idOf(sql`
        insert into public.media_files (project_id, direction, kind, state, path, mime_type, size_bytes, stored_at)
        values (${projectId}, 'outbound', 'image', 'stored', ${path}, 'image/png', 8, now()) returning id`)
    },
    async note(authorId: string) {
      const { conversationId, contactId } = await makeConversation(world)
      const id = await idOf(sql`
        insert into public.notes (project_id, conversation_id, contact_id, author_id, body)
        values (${projectId}, ${conversationId}, ${contactId}, ${authorId}, 'x') returning id`)
      return { conversationId, noteId: id }
    },
    quickReply: (ownerId: string) =>
      idOf(sql`
        insert into public.message_templates (project_id, owner_id, kind, name, body)
        values (${projectId}, ${ownerId}, 'quick_reply', ${crypto.randomUUID()}, 'x') returning id`),
    integration: () =>
      idOf(sql`
        insert into public.integrations (project_id, kind, provider, name)
        values (${projectId}, 'crm', 'other', ${crypto.randomUUID()}) returning id`),
    apiKey: async () =>
      (await act('POST', '/api-keys', { project_id: projectId, name: 'x', scopes: ['contacts:read'] })).id,
    async template() {
      const { name } = await makeTemplate(world, [{ type: 'BODY', text: 'أهلاً بك في العزب.' }])
      return await idOf(sql`select id from public.templates where name = ${name}`)
    },
    async flow(state: 'draft' | 'published') {
      const body = {
        project_id: projectId,
        business_account_id: await businessAccountOf(world),
        name: crypto.randomUUID(),
        document: SURVEY,
      }
      const { id } = await act('POST', '/flows', body)
      if (state === 'published') await act('POST', `/flows/${id}/publish`)
      return id
    },
    async newNumber() {
      const number = { phone_number_id: digits(15), waba_id: digits(15) }
      const display_phone_number = `+2010${digits(8)}`
      await registerNumber({ ...number, display_phone_number, verified_name: 'Test' })
      return { project_id: projectId, ...number, access_token: stack.access_token }
    },
    emptyNumber: () =>
      idOf(sql`
        insert into public.whatsapp_numbers (
          project_id, business_account_id, phone_number_id, display_phone_number, verified_name, status
        )
        select ${projectId}, n.business_account_id, ${digits(15)}, ${`+2010${digits(8)}`}, 'Empty', 'CONNECTED'
        from public.whatsapp_numbers as n where n.id = ${numberId}
        returning id`),
    async merge() {
      const survivor = await contact()
      const merge = await act('POST', `/contacts/${survivor}/merge`, { contact_id: await contact() })
      return { survivor, mergeId: merge.id }
    },
    tag: () =>
      idOf(sql`
        insert into public.tags (project_id, name) values (${projectId}, ${crypto.randomUUID()}) returning id`),
    team: () =>
      idOf(sql`
        insert into public.teams (project_id, name) values (${projectId}, ${crypto.randomUUID()}) returning id`),
    invitation: () =>
      idOf(sql`
        insert into public.magic_links (project_id, email, role)
        values (${projectId}, ${`${crypto.randomUUID()}@example.com`}, 'viewer') returning id`),
    async transfer() {
      await sql`update public.project_transfers set revoked_at = now() where project_id = ${projectId} and revoked_at is null`
      return await idOf(sql`
        insert into public.project_transfers (project_id, email, leaves_tenant)
        values (${projectId}, ${`${crypto.randomUUID()}@example.com`}, false) returning id`)
    },
    /** A member who is none of those that call. */
    member: () =>
      idOf(sql`
        insert into public.project_members (project_id, user_id, role)
        select ${projectId}, u.id, 'viewer' from auth.users as u where u.email = 'yara@alazab.example'
        on conflict (project_id, user_id) do update set role = 'viewer'
        returning user_id as id`),
    session: (userId: string) =>
      idOf(sql`
        insert into public.user_sessions (id, user_id) values (gen_random_uuid(), ${userId}) returning id`),
    deadLetter: () =>
      idOf(sql`
        insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
        values (${projectId}, 'media', gen_random_uuid(), 'x', 1) returning id`),
  }
}

export type Things = ReturnType<typeof thingsOf>
