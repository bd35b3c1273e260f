import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { dayRange } from '@/lib/day-range'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import type { Filter } from './analytics'

export const PAGE_SIZE = 50
/** What a file holds at most; a smaller range gives the rest. */
export const MOST_IN_FILE = 20_000
const AT_ONCE = 1_000

export interface Person {
  name: string | null
  phone_hint: string | null
}

export interface MessageRow {
  id: string
  conversation_id: string
  direction: 'inbound' | 'outbound'
  type: string
  status: string
  text: string | null
  occurred_at: string
  sender_id: string | null
  contact: Person | null
}

export interface ConversationRow {
  id: string
  status: 'open' | 'snoozed' | 'closed'
  created_at: string
  last_message_at: string | null
  first_response_at: string | null
  assignee_id: string | null
  contact: Person | null
}

interface Page<Row> {
  rows: Row[]
  total: number
}

type Zone = { time_zone: string }

/** The first moment of the range and the first after it. */
function momentsOf({ days }: Filter, { time_zone }: Zone) {
  const { from = '' } = dayRange(days.from, time_zone)
  const { to = '' } = dayRange(days.to, time_zone)
  return { from, to }
}

function messages(filter: Filter, zone: Zone) {
  const { from, to } = momentsOf(filter, zone)
  let rows = supabase()
    .rest.from('messages')
    .select(
      'id, conversation_id, direction, type, status, text, occurred_at, sender_id, contact:contacts(name, phone_hint)',
      { count: 'exact' },
    )
    .eq('project_id', filter.projectId)
    .not('type', 'in', '(reaction,edit,revoke)')
    .gte('occurred_at', from)
    .lt('occurred_at', to)
  if (filter.number) rows = rows.eq('whatsapp_number_id', filter.number)
  if (filter.member) rows = rows.eq('sender_id', filter.member)
  return rows.order('occurred_at', { ascending: false }).order('id', { ascending: false })
}

/** Conversations in which somebody wrote within the range. */
function conversations(filter: Filter, zone: Zone) {
  const { from, to } = momentsOf(filter, zone)
  let rows = supabase()
    .rest.from('conversations')
    .select(
      'id, status, created_at, last_message_at, first_response_at, assignee_id, contact:contacts(name, phone_hint)',
      { count: 'exact' },
    )
    .eq('project_id', filter.projectId)
    .gte('last_message_at', from)
    .lt('created_at', to)
  if (filter.number) rows = rows.eq('whatsapp_number_id', filter.number)
  if (filter.member) rows = rows.eq('assignee_id', filter.member)
  return rows.order('last_message_at', { ascending: false }).order('id', { ascending: false })
}

/** A page of the messages of a range, newest first. */
export function messagesQuery(filter: Filter, zone: Zone, page: number) {
  return queryOptions({
    queryKey: ['analytics', 'messages', filter, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Page<MessageRow>> => {
      const result = await messages(filter, zone)
        .range((page - 1) * PAGE_SIZE, page * PAGE_SIZE - 1)
        .abortSignal(signal)
        .overrideTypes<MessageRow[], { merge: false }>()
      return { rows: unwrap(result), total: result.count ?? 0 }
    },
  })
}

/** A page of the conversations of a range, the latest first. */
export function conversationsQuery(filter: Filter, zone: Zone, page: number) {
  return queryOptions({
    queryKey: ['analytics', 'conversations', filter, page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Page<ConversationRow>> => {
      const result = await conversations(filter, zone)
        .range((page - 1) * PAGE_SIZE, page * PAGE_SIZE - 1)
        .abortSignal(signal)
        .overrideTypes<ConversationRow[], { merge: false }>()
      return { rows: unwrap(result), total: result.count ?? 0 }
    },
  })
}

/** All messages of a range, for a file. */
export function allMessages(
  filter: Filter,
  zone: Zone,
  onRead: (rows: number) => void,
): Promise<MessageRow[]> {
  return readAll(
    (from, to) => messages(filter, zone).range(from, to).overrideTypes<MessageRow[], { merge: false }>(),
    onRead,
  )
}

/** All conversations of a range, for a file. */
export function allConversations(
  filter: Filter,
  zone: Zone,
  onRead: (rows: number) => void,
): Promise<ConversationRow[]> {
  return readAll(
    (from, to) =>
      conversations(filter, zone).range(from, to).overrideTypes<ConversationRow[], { merge: false }>(),
    onRead,
  )
}

type Answer<Row> = PromiseLike<{
  data: Row[] | null
  error: { message: string; code: string } | null
  status: number
}>

async function readAll<Row>(
  read: (from: number, to: number) => Answer<Row>,
  onRead: (rows: number) => void,
): Promise<Row[]> {
  const all: Row[] = []
  while (all.length < MOST_IN_FILE) {
    const page = unwrap(await read(all.length, all.length + AT_ONCE - 1))
    all.push(...page)
    onRead(all.length)
    if (page.length < AT_ONCE) break
  }
  return all
}
