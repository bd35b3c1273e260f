import {
  type ListMessagesQuery,
  Message,
  MessageAccepted,
  MessagePage,
  type SendMessageBody,
} from '../_shared/contracts/messages.ts'
import type { Json } from '../_shared/database.types.ts'
import { withFlowToken } from '../_shared/flows/flow-token.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { type Wamids, withWamids } from '../_shared/http/wamids.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import { preflight } from './preflight.ts'

const COLUMNS = [
  'id, project_id, conversation_id, contact_id, whatsapp_number_id, type, direction, status, text, content',
  'media_file_id, sender_id, template_id, retry_of_id, scheduled_for, origin, occurred_at',
  'sent_at, delivered_at, read_at, played_at, failed_at, error_code, error_title, error_details, created_at',
].join(', ')

type Bare = Omit<Message, keyof Wamids>

/** The typed object of a body, as the database keeps it: always an object, so contact cards are wrapped. */
function contentOf(body: SendMessageBody): Json {
  const content = (body as Record<string, unknown>)[body.type]
  return (body.type === 'contacts' ? { contacts: content } : content) as Json
}

/** Queues a message as the caller; Postgres decides whether he may, and whether this moment allows it. */
export async function queueMessage(
  caller: Caller,
  key: string,
  given: SendMessageBody,
): Promise<MessageAccepted> {
  const { body, notice } = await preflight(caller, given)
  const message = {
    type: body.type,
    content: withFlowToken(body.type, contentOf(body), key) as Json,
    idempotency_key: key,
    ...(body.scheduled_for ? { scheduled_for: body.scheduled_for } : {}),
    ...(body.acknowledge ? { acknowledged: body.acknowledge } : {}),
  }
  const { data } = body.to
    ? await caller.supabase.rpc('queue_message_to', { ...message, ...body.to }).throwOnError()
    : await caller.supabase
        .rpc('queue_message', {
          ...message,
          conversation_id: body.conversation_id ?? '',
          ...(body.context_message_id ? { context_message_id: body.context_message_id } : {}),
        })
        .throwOnError()
  if (!body.scheduled_for) kickQueue('outbound')
  const accepted = MessageAccepted.parse(data)
  return notice ? { ...accepted, notice } : accepted
}

/** One message that the caller may see, else `not_found`. */
export async function readOne(caller: Caller, id: string): Promise<Message> {
  const { data } = await caller.supabase
    .from('messages')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  const [message] = await withWamids(caller, [data as unknown as Bare])
  return Message.parse(message)
}

/** Queues a reaction to a message, or its removal. */
export async function react(
  caller: Caller,
  key: string,
  id: string,
  emoji: string,
): Promise<MessageAccepted> {
  const { data } = await caller.supabase
    .from('messages')
    .select('conversation_id')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return await queueMessage(caller, key, {
    conversation_id: data.conversation_id,
    type: 'reaction',
    reaction: { message_id: id, emoji },
  })
}

/** Sends what failed again, as a new message. */
export async function retry(caller: Caller, key: string, id: string): Promise<MessageAccepted> {
  const { data } = await caller.supabase
    .rpc('retry_message', { message_id: id, idempotency_key: key })
    .throwOnError()
  kickQueue('outbound')
  return MessageAccepted.parse(data)
}

/** Gives what waits for its time another one. */
export async function reschedule(caller: Caller, id: string, scheduledFor: string): Promise<MessageAccepted> {
  const { data } = await caller.supabase
    .rpc('reschedule_message', { message_id: id, scheduled_for: scheduledFor })
    .throwOnError()
  return MessageAccepted.parse(data)
}

/** Takes back what has not left. */
export async function cancel(caller: Caller, id: string): Promise<MessageAccepted> {
  const { data } = await caller.supabase.rpc('cancel_message', { message_id: id }).throwOnError()
  return MessageAccepted.parse(data)
}

/** The newest messages of a thread, or those before a cursor; each page in the order of the thread. */
export async function readThread(caller: Caller, query: ListMessagesQuery): Promise<MessagePage> {
  const { data: conversation } = await caller.supabase
    .from('conversations')
    .select('project_id')
    .eq('id', query.conversation_id)
    .maybeSingle()
    .throwOnError()
  if (!conversation) throw new Problem('not_found')
  let page = caller.supabase
    .from('messages')
    .select(COLUMNS)
    .eq('project_id', conversation.project_id)
    .eq('conversation_id', query.conversation_id)
    .order('occurred_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.before) {
    const { at, id } = decodeCursor(query.before, 'before')
    page = page.or(`occurred_at.lt.${at},and(occurred_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  const { data, next_cursor } = toPage(rows as unknown as Bare[], query.limit, (row) => ({
    at: row.occurred_at,
    id: row.id,
  }))
  return MessagePage.parse({ data: await withWamids(caller, data.reverse()), next_cursor })
}
