import {
  type Conversation,
  type OpenConversationBody,
  Timeline,
  type TimelineQuery,
} from '../_shared/contracts/conversations.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { found } from '../_shared/http/tables.ts'
import { readOne } from './service.ts'

/** The conversation of a contact on a number, begun if there is none. */
export async function open(caller: Caller, body: OpenConversationBody): Promise<Conversation> {
  const { data } = await caller.supabase.rpc('open_conversation', body).throwOnError()
  return await readOne(caller, found(data).id)
}

/** Its tags, as a whole. */
export async function setTags(caller: Caller, id: string, tagIds: string[]): Promise<Conversation> {
  await caller.supabase.rpc('set_conversation_tags', { conversation_id: id, tag_ids: tagIds }).throwOnError()
  return await readOne(caller, id)
}

/** On top of the caller's own list. */
export async function pin(caller: Caller, id: string): Promise<void> {
  const { project_id } = await readOne(caller, id)
  const { error } = await caller.supabase
    .from('conversation_pins')
    .insert({ project_id, user_id: caller.userId ?? '', conversation_id: id })
  if (error && error.code !== '23505') throw error
}

/** No longer on top. */
export async function unpin(caller: Caller, id: string): Promise<void> {
  const { project_id } = await readOne(caller, id)
  await caller.supabase
    .from('conversation_pins')
    .delete()
    .eq('project_id', project_id)
    .eq('user_id', caller.userId ?? '')
    .eq('conversation_id', id)
    .throwOnError()
}

/** What happened beside the messages, newest first. */
export async function timeline(caller: Caller, id: string, query: TimelineQuery): Promise<Timeline> {
  const { project_id } = await readOne(caller, id)
  let page = caller.supabase
    .from('events')
    .select('id, type, data, created_at')
    .eq('project_id', project_id)
    .eq('conversation_id', id)
    .is('message_id', null)
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.before) page = page.lt('id', query.before)
  const { data: rows } = await page.throwOnError()
  const data = rows.slice(0, query.limit)
  const next_before = rows.length > query.limit ? (data.at(-1)?.id ?? null) : null
  return Timeline.parse({ data, next_before })
}
