import type {
  CloudContactsQuery,
  CloudConversationsQuery,
  CloudMessagesQuery,
} from '../_shared/contracts/cloud.ts'
import type { Door, DoorNumber } from './door.ts'
import { readFields, selectFields } from './fields.ts'
import { paged, toGraphPage } from './paging.ts'
import { unknownObject } from './refusal.ts'

type Json = Record<string, unknown>
type Identity = { kind: string; value: string; valid_to: string | null }
type Person = {
  id: string
  name: string | null
  display_name: string | null
  profile_name: string | null
  attributes: Json
  created_at: string
  identities: Identity[]
}
type MessageRow = {
  id: string
  wamid: string | null
  type: string
  direction: string
  status: string
  text: string | null
  content: Json
  origin: string
  context_wamid: string | null
  target_wamid: string | null
  conversation_id: string
  occurred_at: string
  error_code: string | null
  error_title: string | null
  callback_data: string | null
  media: {
    meta_media_id: string | null
    mime_type: string | null
    filename: string | null
    state: string
  } | null
  contact: Person
}
type ConversationRow = {
  id: string
  status: string
  last_message_type: string | null
  last_message_at: string
  last_message_text: string | null
  last_inbound_at: string | null
  last_outbound_at: string | null
  service_window_expires_at: string | null
  last_message_id: string | null
  contact: Person
}

const PERSON =
  'id, name, display_name, profile_name, attributes, created_at, identities:contact_identities(kind, value, valid_to)'
const MESSAGE = [
  'id, wamid, type, direction, status, text, content, origin, context_wamid, target_wamid, conversation_id, occurred_at',
  'error_code, error_title, callback_data, media:media_files!messages_media_file_fkey(meta_media_id, mime_type, filename, state)',
  `contact:contacts!messages_contact_fkey!inner(${PERSON})`,
].join(', ')
const CONVERSATION = [
  'id, status, last_message_id, last_message_type, last_message_at, last_message_text, last_inbound_at, last_outbound_at',
  'service_window_expires_at',
  `contact:contacts!conversations_contact_fkey!inner(${PERSON})`,
].join(', ')

/** Kapso's word, then the words of ours that it stands for. */
const STATUSES: Record<string, string[]> = {
  pending: ['queued', 'sending', 'held', 'scheduled'],
  received: ['received'],
  sent: ['sent'],
  delivered: ['delivered'],
  read: ['read', 'played'],
  failed: ['failed', 'cancelled', 'unknown'],
}

function identity(person: Person, kind: string): string | null {
  return person.identities.find((one) => one.kind === kind && one.valid_to === null)?.value ?? null
}

const digits = (phone: string) => phone.replace(/\D/g, '')

/** Our word in that of Kapso's lists. */
function statusWord(status: string): string {
  return Object.entries(STATUSES).find(([, words]) => words.includes(status))?.[0] ?? status
}

/** The typed object with the file by Meta's id, as a webhook has it. */
function typedObject({ type, content, media, target_wamid }: MessageRow): unknown {
  if (type === 'contacts') return content.contacts ?? content
  if (type === 'reaction') return { message_id: target_wamid, ...content }
  if (type === 'edit' || type === 'revoke') return { original_message_id: target_wamid, ...content }
  const { rendered: _rendered, ...shown } = content
  return media?.meta_media_id ? { ...shown, id: media.meta_media_id, mime_type: media.mime_type } : shown
}

function messageItem(row: MessageRow, number: DoorNumber): Json {
  const business = digits(number.display_phone_number)
  const customer = identity(row.contact, 'wa_id')
  const isInbound = row.direction === 'inbound'
  return {
    id: row.wamid ?? row.id,
    type: row.type,
    timestamp: String(Math.floor(Date.parse(row.occurred_at) / 1000)),
    from: isInbound ? customer : business,
    to: isInbound ? business : customer,
    ...(isInbound ? { from_user_id: identity(row.contact, 'bsuid') } : {}),
    [row.type]: typedObject(row),
    context: row.context_wamid ? { id: row.context_wamid } : null,
    ...(row.callback_data ? { biz_opaque_callback_data: row.callback_data } : {}),
    ...(row.error_code ? { errors: [{ code: Number(row.error_code) || 0, title: row.error_title }] } : {}),
    kapso: {
      direction: row.direction,
      status: statusWord(row.status),
      processing_status: 'completed',
      origin:
        row.origin === 'echo' ? 'business_app' : row.origin === 'history' ? 'history_sync' : 'cloud_api',
      phone_number: customer ? `+${customer}` : null,
      has_media: row.media !== null,
      ...(row.media
        ? {
            media_data: {
              filename: row.media.filename,
              content_type: row.media.mime_type,
              state: row.media.state,
            },
          }
        : {}),
      whatsapp_conversation_id: row.conversation_id,
      contact_name: row.contact.name,
      content: row.text,
      ...flowAnswer(row),
    },
  }
}

/** What somebody answered in a Flow, for clients that ask for it by name. */
function flowAnswer({ content }: MessageRow): Json {
  const reply = content.nfm_reply as { response_json?: unknown; name?: unknown } | undefined
  if (typeof reply?.response_json !== 'string') return {}
  try {
    const response = JSON.parse(reply.response_json) as Json
    return { flow_response: response, flow_token: response.flow_token ?? null, flow_name: reply.name ?? null }
  } catch {
    return {}
  }
}

/** `GET /{phone_number_id}/messages`: newest first. */
export async function listMessages(door: Door, number: DoorNumber, query: CloudMessagesQuery, url: string) {
  let rows = door.caller.supabase
    .from('messages')
    .select(MESSAGE)
    .eq('project_id', door.project_id)
    .eq('whatsapp_number_id', number.id)
  if (query.conversation_id) rows = rows.eq('conversation_id', query.conversation_id)
  if (query.direction) rows = rows.eq('direction', query.direction)
  if (query.status) rows = rows.in('status', STATUSES[query.status] ?? [query.status])
  if (query.since) rows = rows.gte('occurred_at', query.since)
  if (query.until) rows = rows.lte('occurred_at', query.until)
  const { data } = await paged(rows, 'occurred_at', query).throwOnError()
  const position = (row: MessageRow) => ({ at: row.occurred_at, id: row.id })
  const page = toGraphPage(data as unknown as MessageRow[], query, position, url)
  const fields = readFields(query.fields)
  return {
    data: page.rows.map((row) => selectFields(messageItem(row, number), fields)),
    paging: page.paging,
  }
}

/** `GET /{phone_number_id}/messages/{wamid}` */
export async function readMessage(
  door: Door,
  number: DoorNumber,
  wamid: string,
  wanted: string | undefined,
): Promise<Json> {
  const { data } = await door.caller.supabase
    .from('messages')
    .select(MESSAGE)
    .eq('project_id', door.project_id)
    .eq('whatsapp_number_id', number.id)
    .eq('wamid', wamid)
    .limit(1)
    .throwOnError()
  const row = data[0] as unknown as MessageRow | undefined
  if (!row) throw unknownObject('GET', wamid)
  return selectFields(messageItem(row, number), readFields(wanted))
}

function conversationItem(row: ConversationRow, number: DoorNumber): Json {
  const customer = identity(row.contact, 'wa_id')
  return {
    id: row.id,
    phone_number: customer ? `+${customer}` : null,
    phone_number_id: number.phone_number_id,
    status: row.status === 'closed' ? 'ended' : 'active',
    last_active_at: row.last_message_at,
    metadata: {},
    kapso: {
      contact_name: row.contact.name,
      last_message_type: row.last_message_type,
      last_message_timestamp: row.last_message_at,
      last_message_text: row.last_message_text,
      last_inbound_at: row.last_inbound_at,
      last_outbound_at: row.last_outbound_at,
      window_expires_at: row.service_window_expires_at,
    },
  }
}

/** The contact with this wa_id or BSUID, as far as the key may see people's numbers. */
export async function contactIdOf(
  door: Door,
  written: string,
  kind: 'wa_id' | 'bsuid' = 'wa_id',
): Promise<string | undefined> {
  const { data } = await door.caller.supabase
    .from('contact_identities')
    .select('contact_id')
    .eq('project_id', door.project_id)
    .eq('kind', kind)
    .eq('value', kind === 'wa_id' ? digits(written) : written)
    .is('valid_to', null)
    .limit(1)
    .throwOnError()
  return data[0]?.contact_id
}

/** `GET /{phone_number_id}/conversations`: those in which something was said, newest first. */
export async function listConversations(
  door: Door,
  number: DoorNumber,
  query: CloudConversationsQuery,
  url: string,
) {
  let rows = door.caller.supabase
    .from('conversations')
    .select(CONVERSATION)
    .eq('project_id', door.project_id)
    .eq('whatsapp_number_id', number.id)
    .not('last_message_at', 'is', null)
  if (query.status)
    rows = query.status === 'ended' ? rows.eq('status', 'closed') : rows.neq('status', 'closed')
  if (query.last_active_since) rows = rows.gte('last_message_at', query.last_active_since)
  if (query.last_active_until) rows = rows.lte('last_message_at', query.last_active_until)
  if (query.phone_number) {
    const contactId = await contactIdOf(door, query.phone_number)
    if (!contactId) return { data: [], paging: { cursors: {} } }
    rows = rows.eq('contact_id', contactId)
  }
  const { data } = await paged(rows, 'last_message_at', query).throwOnError()
  const position = (row: ConversationRow) => ({ at: row.last_message_at, id: row.id })
  const page = toGraphPage(data as unknown as ConversationRow[], query, position, url)
  const fields = readFields(query.fields)
  return {
    data: page.rows.map((row) => selectFields(conversationItem(row, number), fields)),
    paging: page.paging,
  }
}

/** `GET /conversations/{id}` */
export async function readConversation(door: Door, id: string, wanted?: string): Promise<Json> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw unknownObject('GET', id)
  const { data } = await door.caller.supabase
    .from('conversations')
    .select(`whatsapp_number_id, ${CONVERSATION}`)
    .eq('project_id', door.project_id)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  const row = data as unknown as (ConversationRow & { whatsapp_number_id: string }) | null
  const number = row && door.numbers.find((one) => one.id === row.whatsapp_number_id)
  if (!number) throw unknownObject('GET', id)
  return selectFields(conversationItem(row, number), readFields(wanted))
}

/** `PATCH /conversations/{id}`: `ended` closes it, `active` opens it. */
export async function changeConversation(door: Door, id: string, status: 'active' | 'ended'): Promise<Json> {
  await readConversation(door, id)
  await door.caller.supabase
    .rpc('update_conversation', {
      conversation_id: id,
      patch: { status: status === 'ended' ? 'closed' : 'open' },
    })
    .throwOnError()
  return await readConversation(door, id)
}

function contactItem(person: Person): Json {
  return {
    id: person.id,
    wa_id: identity(person, 'wa_id'),
    profile_name: person.profile_name,
    display_name: person.display_name,
    business_scoped_user_id: identity(person, 'bsuid'),
    username: identity(person, 'username'),
    customer_id: person.attributes.customer_id ?? null,
    metadata: person.attributes,
  }
}

/** `GET /{phone_number_id}/contacts`: people of the project, newest first. */
export async function listContacts(door: Door, query: CloudContactsQuery, url: string) {
  let rows = door.caller.supabase
    .from('contacts')
    .select(PERSON)
    .eq('project_id', door.project_id)
    .is('merged_into_id', null)
    .is('erased_at', null)
  if (query.wa_id) {
    const contactId = await contactIdOf(door, query.wa_id)
    if (!contactId) return { data: [], paging: { cursors: {} } }
    rows = rows.eq('id', contactId)
  }
  const { data } = await paged(rows, 'created_at', query).throwOnError()
  const position = (row: Person) => ({ at: row.created_at, id: row.id })
  const page = toGraphPage(data as unknown as Person[], query, position, url)
  const fields = readFields(query.fields)
  return {
    data: page.rows.map((row) => selectFields(contactItem(row), fields)),
    paging: page.paging,
  }
}

/** `GET /{phone_number_id}/contacts/{wa_id}` */
export async function readContact(door: Door, waId: string, wanted: string | undefined): Promise<Json> {
  const contactId = await contactIdOf(door, waId)
  if (!contactId) throw unknownObject('GET', waId)
  const { data } = await door.caller.supabase
    .from('contacts')
    .select(PERSON)
    .eq('project_id', door.project_id)
    .eq('id', contactId)
    .maybeSingle()
    .throwOnError()
  if (!data) throw unknownObject('GET', waId)
  return selectFields(contactItem(data as unknown as Person), readFields(wanted))
}
