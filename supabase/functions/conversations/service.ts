import {
  type ChangeConversationBody,
  Conversation,
  type ConversationPage,
  type ConversationRead,
  type ConversationUnread,
  type ListConversationsQuery,
  type TypingShown,
} from '../_shared/contracts/conversations.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'

const COLUMNS = [
  'id, project_id, whatsapp_number_id, contact_id, status, mode, assignee_id, team_id, unread_count, last_message_id',
  'last_message_at, last_message_type, last_message_direction, last_message_status, last_message_text',
  'last_message_kind',
  'service_window_expires_at, free_entry_expires_at, snoozed_until, closed_at, created_at, updated_at',
  'contact:contacts!conversations_contact_fkey(id, name, phone_hint)',
  'conversation_tags(tag:tags(id, name, color))',
].join(', ')

/** Searching a name leaves out who does not bear it. */
const SEARCHED = COLUMNS.replace('conversations_contact_fkey(', 'conversations_contact_fkey!inner(')

type Row = Record<string, unknown> & { id: string; contact_id: string; last_message_at: string | null } & {
  contact: unknown
  conversation_tags: { tag: unknown }[]
}

/** A key that reads conversations and not contacts is told which contact it is, and no more. */
function toConversation({ conversation_tags, contact, ...row }: Row): Conversation {
  return Conversation.parse({
    ...row,
    contact: contact ?? { id: row.contact_id, name: null, phone_hint: null },
    tags: conversation_tags.map(({ tag }) => tag).filter((tag) => tag !== null),
  })
}

/** These conversations, as far as the caller may see them, by id. */
export async function readSome(caller: Caller, ids: string[]): Promise<Map<string, Conversation>> {
  const { data } = await caller.supabase.from('conversations').select(COLUMNS).in('id', ids).throwOnError()
  return new Map((data as unknown as Row[]).map((row) => [row.id, toConversation(row)]))
}

/** Newest first. A conversation without a message is not in a list: nobody has said anything in it. */
export async function list(caller: Caller, query: ListConversationsQuery): Promise<ConversationPage> {
  if (query.assignee === 'me' && caller.kind !== 'user') {
    throw new Problem('invalid_request', {
      errors: [{ pointer: '/query/assignee', detail: 'an API key has no conversations of its own' }],
    })
  }
  const { data: pattern } = query.q
    ? await caller.supabase.rpc('search_pattern', { term: query.q }).throwOnError()
    : { data: '' }
  // Counting asks the same question of the same rows, so that the figure is that of the list.
  const columns = query.q ? SEARCHED : COLUMNS
  const filtered = (counting: boolean) => {
    let rows = caller.supabase
      .from('conversations')
      .select(query.tag ? `${columns}, tagged:conversation_tags!inner(tag_id)` : columns, {
        head: counting,
        ...(counting ? { count: 'exact' as const } : {}),
      })
      .eq('project_id', query.project_id)
      .not('last_message_at', 'is', null)
    if (query.status) rows = rows.eq('status', query.status)
    if (query.assignee === 'none') rows = rows.is('assignee_id', null)
    else if (query.assignee === 'me') rows = rows.eq('assignee_id', caller.userId ?? '')
    else if (query.assignee) rows = rows.eq('assignee_id', query.assignee)
    if (query.q) rows = rows.ilike('contact.search_name', pattern ?? '')
    if (query.number) rows = rows.eq('whatsapp_number_id', query.number)
    if (query.team) rows = rows.eq('team_id', query.team)
    if (query.tag) rows = rows.eq('tagged.tag_id', query.tag)
    if (query.unread === true) rows = rows.gt('unread_count', 0)
    if (query.unread === false) rows = rows.eq('unread_count', 0)
    if (query.last_type) rows = rows.eq('last_message_type', query.last_type)
    if (query.from) rows = rows.gte('last_message_at', query.from)
    if (query.to) rows = rows.lt('last_message_at', query.to)
    return rows
  }
  let page = filtered(false)
    .order('last_message_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`last_message_at.lt.${at},and(last_message_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  // An empty list does not say whether there is nothing or nothing for him, so it costs a question more.
  if (rows.length === 0) await requireReader(caller, query.project_id, 'conversations:read')
  const total = query.count ? (await filtered(true).throwOnError()).count : null
  const { data, next_cursor } = toPage(rows as unknown as Row[], query.limit, (row) => ({
    at: row.last_message_at ?? '',
    id: row.id,
  }))
  return { data: data.map(toConversation), next_cursor, total }
}

/** One conversation that the caller may see, else `not_found`. */
export async function readOne(caller: Caller, id: string): Promise<Conversation> {
  const { data } = await caller.supabase
    .from('conversations')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return toConversation(data as unknown as Row)
}

/** Changes status, mode, assignee or team; what is absent stays. */
export async function change(
  caller: Caller,
  id: string,
  patch: ChangeConversationBody,
): Promise<Conversation> {
  await caller.supabase.rpc('update_conversation', { conversation_id: id, patch }).throwOnError()
  return await readOne(caller, id)
}

/** Nothing in it is unread any more, on any device; the customer sees that it was read. */
export async function markRead(caller: Caller, id: string): Promise<ConversationRead> {
  await caller.supabase.rpc('mark_conversation_read', { conversation_id: id }).throwOnError()
  kickQueue('outbound')
  return { unread_count: 0 }
}

/** It stands as unread again, for all members; what was unread anyway keeps its figure. */
export async function markUnread(caller: Caller, id: string): Promise<ConversationUnread> {
  const { data } = await caller.supabase
    .rpc('mark_conversation_unread', { conversation_id: id })
    .throwOnError()
  return { unread_count: data.unread_count }
}

/** The customer sees that somebody is writing. */
export async function typing(caller: Caller, id: string): Promise<TypingShown> {
  await caller.supabase.rpc('show_typing', { conversation_id: id }).throwOnError()
  kickQueue('outbound')
  return { typing: true }
}
