import {
  type ChangeQuickReplyBody,
  type CreateQuickReplyBody,
  type ListQuickRepliesQuery,
  QuickReply,
  QuickReplyTable,
} from '../_shared/contracts/quick-replies.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { found, rangeOf, tablePage } from '../_shared/http/tables.ts'

const COLUMNS = Object.keys(QuickReply.shape).join(', ')

/** The caller's own and everybody's, by name. */
export async function list(caller: Caller, query: ListQuickRepliesQuery): Promise<QuickReplyTable> {
  await requireRole(caller, query.project_id, 'viewer')
  const word = query.q?.replaceAll(/[\\%_]/g, '\\$&').replaceAll(/["(),.]/g, '')
  const filtered = (head: boolean) => {
    const rows = caller.supabase
      .from('message_templates')
      .select(COLUMNS, { count: 'exact', head })
      .eq('project_id', query.project_id)
      .eq('kind', 'quick_reply')
      .or(`owner_id.is.null,owner_id.eq.${caller.userId}`)
    return word ? rows.or(`shortcut.ilike."${word}%",name.ilike."%${word}%"`) : rows
  }
  const page = await tablePage(
    query,
    filtered(false)
      .order('name')
      .order('id')
      .range(...rangeOf(query)),
    () => filtered(true),
  )
  return QuickReplyTable.parse(page)
}

async function readOne(caller: Caller, id: string): Promise<QuickReply> {
  const { data } = await caller.supabase
    .from('message_templates')
    .select(COLUMNS)
    .eq('id', id)
    .eq('kind', 'quick_reply')
    .maybeSingle()
    .throwOnError()
  return QuickReply.parse(found(data))
}

/** The caller's own, or everybody's when he is an admin. */
export async function create(caller: Caller, { shared, ...body }: CreateQuickReplyBody): Promise<QuickReply> {
  await requireRole(caller, body.project_id, shared ? 'admin' : 'agent')
  const { data } = await caller.supabase
    .from('message_templates')
    .insert({
      ...body,
      kind: 'quick_reply',
      owner_id: shared ? null : caller.userId,
    })
    .select(COLUMNS)
    .single()
    .throwOnError()
  return QuickReply.parse(data)
}

/** Changes one that is the caller's to change. */
export async function change(caller: Caller, id: string, body: ChangeQuickReplyBody): Promise<QuickReply> {
  await readOne(caller, id)
  const { data } = await caller.supabase
    .from('message_templates')
    .update(body)
    .eq('id', id)
    .select(COLUMNS)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('forbidden', { detail: "Everybody's quick replies are changed by admins." })
  return QuickReply.parse(data)
}

/** Removes one. */
export async function remove(caller: Caller, id: string): Promise<void> {
  await readOne(caller, id)
  const { data } = await caller.supabase
    .from('message_templates')
    .delete()
    .eq('id', id)
    .select('id')
    .throwOnError()
  if (data.length === 0)
    throw new Problem('forbidden', { detail: "Everybody's quick replies are removed by admins." })
}
