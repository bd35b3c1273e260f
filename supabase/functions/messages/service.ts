import {
  type ListMessagesQuery,
  MessageAccepted,
  MessagePage,
  type SendMessageBody,
} from '../_shared/contracts/messages.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'

const COLUMNS = [
  'id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text, content',
  'context_wamid, target_wamid, media_file_id, sender_id, origin, occurred_at, sent_at, delivered_at, read_at',
  'played_at, failed_at, error_code, error_title, error_details, created_at',
].join(', ')

/** Queues a message as the caller; Postgres decides whether he may, and whether this moment allows it. */
export async function queueMessage(
  caller: Caller,
  key: string,
  body: SendMessageBody,
): Promise<MessageAccepted> {
  const { data } = await caller.supabase
    .rpc('queue_message', {
      conversation_id: body.conversation_id,
      type: body.type,
      content: body.type === 'text' ? body.text : body.image,
      idempotency_key: key,
      ...(body.context_message_id ? { context_message_id: body.context_message_id } : {}),
    })
    .throwOnError()
  kickQueue('outbound')
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
  const { data, next_cursor } = toPage(rows as unknown as MessagePage['data'], query.limit, (row) => ({
    at: row.occurred_at,
    id: row.id,
  }))
  return MessagePage.parse({ data: data.reverse(), next_cursor })
}
