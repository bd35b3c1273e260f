import { explainMetaError } from '../_shared/contracts/meta-errors.ts'
import {
  type ListNotificationsQuery,
  Notification,
  NotificationPage,
  type NotificationsRead,
  type ReadNotificationsBody,
} from '../_shared/contracts/notifications.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'

const Row = Notification.omit({ failure: true })
type Row = Omit<Notification, 'failure'>

const COLUMNS = Object.keys(Row.shape).join(', ')

/** The notice, and of a message that failed why it did and what to do next, in both languages. */
function explained(row: Row): Notification {
  if (row.kind !== 'message_failed') return { ...row, failure: null }
  const code = typeof row.data.code === 'string' ? row.data.code : null
  return { ...row, failure: { code, ...explainMetaError(code) } }
}

async function countUnread(caller: Caller, projectId: string): Promise<number> {
  const { count } = await caller.supabase
    .from('notifications')
    .select('id', { count: 'exact', head: true })
    .eq('project_id', projectId)
    .eq('user_id', caller.userId ?? '')
    .is('read_at', null)
    .throwOnError()
  return count ?? 0
}

/** The caller's news, newest first. */
export async function list(caller: Caller, query: ListNotificationsQuery): Promise<NotificationPage> {
  await requireRole(caller, query.project_id, 'viewer')
  let page = caller.supabase
    .from('notifications')
    .select(COLUMNS)
    .eq('project_id', query.project_id)
    .eq('user_id', caller.userId ?? '')
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.unread === true) page = page.is('read_at', null)
  if (query.unread === false) page = page.not('read_at', 'is', null)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`created_at.lt.${at},and(created_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  const cut = toPage(rows as unknown as Row[], query.limit, (row) => ({
    at: row.created_at,
    id: row.id,
  }))
  return NotificationPage.parse({
    ...cut,
    data: cut.data.map(explained),
    unread: await countUnread(caller, query.project_id),
  })
}

/** Marks some, or all. */
export async function markRead(caller: Caller, body: ReadNotificationsBody): Promise<NotificationsRead> {
  await requireRole(caller, body.project_id, 'viewer')
  let rows = caller.supabase
    .from('notifications')
    .update({ read_at: new Date().toISOString() })
    .eq('project_id', body.project_id)
    .eq('user_id', caller.userId ?? '')
    .is('read_at', null)
  if (body.ids) rows = rows.in('id', body.ids)
  await rows.throwOnError()
  return { unread: await countUnread(caller, body.project_id) }
}
