import {
  AuditEntry,
  AuditTable,
  type ListAuditQuery,
  type ListLogsQuery,
  LogEntry,
  LogTable,
  type LogWritten,
  type WriteLogBody,
} from '../_shared/contracts/logs.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { rangeOf, tablePage } from '../_shared/http/tables.ts'

/** Entries of the log under filters, newest first. */
export async function list(caller: Caller, query: ListLogsQuery): Promise<LogTable> {
  await requireRole(caller, query.project_id, 'admin')
  const filtered = (head: boolean) => {
    let rows = caller.supabase
      .from('system_logs')
      .select(Object.keys(LogEntry.shape).join(', '), { count: 'exact', head })
      .eq('project_id', query.project_id)
    if (query.level) rows = rows.eq('level', query.level)
    if (query.category) rows = rows.eq('category', query.category)
    if (query.from) rows = rows.gte('created_at', query.from)
    if (query.to) rows = rows.lt('created_at', query.to)
    return rows
  }
  const ordered = filtered(false).order('created_at', { ascending: false }).order('id', { ascending: false })
  return LogTable.parse(await tablePage(query, ordered.range(...rangeOf(query)), () => filtered(true)))
}

/** Adds an entry of the project's own. */
export async function write(caller: Caller, { metadata, ...body }: WriteLogBody): Promise<LogWritten> {
  const { data } = await caller.supabase
    .rpc('write_log', { ...body, metadata: metadata as Json })
    .throwOnError()
  return { id: data }
}

/** The audit under filters, newest first. */
export async function audit(caller: Caller, query: ListAuditQuery): Promise<AuditTable> {
  await requireRole(caller, query.project_id, 'admin')
  const filtered = (head: boolean) => {
    let rows = caller.supabase
      .from('audit_log')
      .select(Object.keys(AuditEntry.shape).join(', '), { count: 'exact', head })
      .eq('project_id', query.project_id)
    if (query.subject) rows = rows.eq('subject', query.subject)
    if (query.actor_id) rows = rows.eq('actor_id', query.actor_id)
    if (query.from) rows = rows.gte('created_at', query.from)
    if (query.to) rows = rows.lt('created_at', query.to)
    return rows
  }
  const ordered = filtered(false).order('created_at', { ascending: false }).order('id', { ascending: false })
  return AuditTable.parse(await tablePage(query, ordered.range(...rangeOf(query)), () => filtered(true)))
}
