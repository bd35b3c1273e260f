import { expect, vi } from 'vitest'
import type { Answer, Caller } from './caller.ts'
import { sql } from './database.ts'
import { type GraphRequest, graphRequests, putTemplate, registerCustomer, setWindow } from './graph.ts'
import { makeConversation, type World } from './world.ts'

/** A message of ours as the table has it. */
export type MessageRow = {
  id: string
  status: string
  wamid: string | null
  type: string
  text: string | null
  content: Record<string, unknown>
  error_code: string | null
  error_title: string | null
  error_details: string | null
  template_id: string | null
  target_wamid: string | null
  media_file_id: string | null
}

export const newKey = () => crypto.randomUUID()

/** POST /messages as this caller. */
export async function send(caller: Caller, body: object, key = newKey()): Promise<Answer> {
  return await caller.call('POST', '/messages', { body, headers: { 'idempotency-key': key } })
}

/** Sends what must be taken. Returns the id of the message. */
export async function sent(caller: Caller, body: object, key = newKey()): Promise<string> {
  const answer = await send(caller, body, key)
  expect(answer.body).toMatchObject({ status: expect.any(String) })
  expect(answer.status).toBe(202)
  return (answer.body as { id: string }).id
}

export async function messageRow(id: string): Promise<MessageRow> {
  const [row] = await sql<MessageRow[]>`select * from public.messages where id = ${id}`
  if (!row) throw new Error(`there is no message ${id}`)
  return row
}

/** Waits until a message of ours has one of these statuses. */
export async function settled(id: string, statuses: string[], timeout = 15_000): Promise<MessageRow> {
  return await vi.waitFor(
    async () => {
      const row = await messageRow(id)
      expect(statuses, `message ${id}: ${row.error_code} ${row.error_title} ${row.error_details}`).toContain(
        row.status,
      )
      return row
    },
    { timeout, interval: 40 },
  )
}

/** What Meta calls accepted and everything after it. */
export const ACCEPTED = ['sent', 'delivered', 'read', 'played']

/** The sends that Graph was asked for about this message, by the callback data, oldest first. */
export async function sendsOf(world: World, messageId: string): Promise<GraphRequest[]> {
  const all = await graphRequests({ endpoint: 'messages.send', phone_number_id: world.phoneNumberId })
  return all.filter(
    ({ body }) => (body as { biz_opaque_callback_data?: string })?.biz_opaque_callback_data === messageId,
  )
}

/** An open conversation at both ends: here and at Meta. The customer is registered by writing through the phone. */
export async function openConversation(world: World, options: { name?: string } = {}) {
  const conversation = await makeConversation(world, options)
  await openWindowAtMeta(world, conversation.phone)
  return conversation
}

export async function openWindowAtMeta(world: World, phone: string): Promise<void> {
  await registerCustomer({ phone })
  await setWindow(phone, world.phoneNumberId, 23 * 3600)
}

/** First bytes by which a reader knows each kind of file: Meta looks at them, and so does its emulator. */
const MAGIC: Record<string, string> = {
  'image/png': '\x89PNG\r\n\x1a\n',
  'image/webp': 'RIFF\x10\0\0\0WEBPVP8 ',
  'video/mp4': '\0\0\0\x18ftypmp42',
  'audio/mpeg': 'ID3\x04\0\0\0\0',
  'audio/ogg': 'OggS\0\x02\0\0',
  'application/pdf': '%PDF-1.7\n',
}

function beginningOf(mimeType: string): Uint8Array<ArrayBuffer> {
  const head = MAGIC[mimeType] ?? '\xff\xd8\xff\xe0'
  return Uint8Array.from([...head].map((letter) => letter.charCodeAt(0)))
}

/** Uploads a file as a member does before he sends it. Returns its path. */
export async function uploadFile(
  caller: Caller,
  world: World,
  filename: string,
  mimeType: string,
  bytes: Uint8Array<ArrayBuffer> = beginningOf(mimeType),
): Promise<string> {
  const path = `${world.projectId}/${crypto.randomUUID()}/${filename}`
  const { error } = await caller.supabase.storage.from('media').upload(path, bytes, { contentType: mimeType })
  if (error) throw error
  return path
}

type TemplateOptions = {
  name?: string
  language?: string
  category?: string
  status?: string
  parameter_format?: string
}

/** An approved template, here and at Meta. */
export async function makeTemplate(
  world: Pick<World, 'wabaId'>,
  components: object[],
  options: TemplateOptions = {},
) {
  const template = {
    name: `t_${crypto.randomUUID().replaceAll('-', '')}`,
    language: 'ar',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    ...options,
  }
  const known = await putTemplate({ ...template, waba_id: world.wabaId, components })
  await sql`
    insert into public.templates ${sql({
      business_account_id: await businessAccountOf(world),
      ...template,
      meta_template_id: known.template.id,
      components: sql.json(components as never),
    })}`
  return template
}

export async function businessAccountOf(world: Pick<World, 'wabaId'>): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from public.whatsapp_business_accounts where waba_id = ${world.wabaId}`
  return row?.id ?? ''
}
