import { csvHead, csvLine } from '../_shared/contracts/csv.ts'
import {
  type ExportFlowResponsesQuery,
  FlowResponse,
  type FlowResponsePage,
  type ListFlowResponsesQuery,
} from '../_shared/contracts/flows.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'

const COLUMNS = [
  'id, flow_id, conversation_id, contact_id, message_id, data, problems, occurred_at',
  'requests:maintenance_requests!maintenance_requests_flow_response_fkey(id, reference)',
].join(', ')

type Request = { id: string; reference: string }
/** One to one by a unique key, which PostgREST may answer as an object or as a list. */
type Row = Omit<FlowResponse, 'request'> & { requests: Request | Request[] | null }

function toResponse({ requests, ...row }: Row): FlowResponse {
  return FlowResponse.parse({ ...row, request: (Array.isArray(requests) ? requests[0] : requests) ?? null })
}

/** What was answered, newest first. */
export async function list(caller: Caller, query: ListFlowResponsesQuery): Promise<FlowResponsePage> {
  await requireReader(caller, query.project_id, 'flows:read')
  let page = caller.supabase
    .from('flow_responses')
    .select(COLUMNS)
    .eq('project_id', query.project_id)
    .order('occurred_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.flow_id) page = page.eq('flow_id', query.flow_id)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`occurred_at.lt.${at},and(occurred_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  const { data, next_cursor } = toPage(rows as unknown as Row[], query.limit, (row) => ({
    at: row.occurred_at,
    id: row.id,
  }))
  return { data: data.map(toResponse), next_cursor }
}

/** More rows than a spreadsheet is good for are asked for in parts, by Flow. */
const MAX_EXPORT = 10_000

/** All answers as CSV: one row each, one column for each field that any of them has. */
export async function exportCsv(caller: Caller, query: ExportFlowResponsesQuery): Promise<string> {
  await requireExport(caller, query.project_id)
  const rows: FlowResponse[] = []
  let cursor: string | undefined
  do {
    const page = await list(caller, { ...query, limit: 200, ...(cursor ? { cursor } : {}) })
    rows.push(...page.data)
    cursor = page.next_cursor ?? undefined
  } while (cursor && rows.length < MAX_EXPORT)
  const names = [...new Set(rows.flatMap(({ data }) => Object.keys(data)))].sort()
  const cell = (value: unknown) =>
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  const head = csvHead(['occurred_at', 'reference', 'contact_id', 'conversation_id', ...names])
  const lines = rows.map((row) =>
    csvLine([
      row.occurred_at,
      row.request?.reference ?? '',
      row.contact_id,
      row.conversation_id,
      ...names.map((name) => cell(row.data[name])),
    ]),
  )
  return head + lines.join('')
}

/** Admins, and agents with the switch. */
async function requireExport(caller: Caller, projectId: string): Promise<void> {
  if (caller.kind !== 'user') throw new Problem('forbidden')
  const { data } = await caller.supabase
    .from('project_members')
    .select('role, export')
    .eq('project_id', projectId)
    .eq('user_id', caller.userId)
    .is('disabled_at', null)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  const may = data.role === 'admin' || data.role === 'owner' || (data.role === 'agent' && data.export)
  if (!may) throw new Problem('forbidden', { detail: 'This needs the switch export.' })
}
