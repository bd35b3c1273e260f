import {
  type CreateWorkflowBody,
  type ListWorkflowsQuery,
  Workflow,
  WorkflowTable,
} from '../_shared/contracts/workflows.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader, requireRole } from '../_shared/http/membership.ts'
import { rangeOf, sorted, tablePage } from '../_shared/http/tables.ts'

const COLUMNS = Object.keys(Workflow.shape).join(', ')

/** The project's workflows. */
export async function list(caller: Caller, query: ListWorkflowsQuery): Promise<WorkflowTable> {
  await requireReader(caller, query.project_id, 'workflows:read')
  const filtered = (head: boolean) => {
    const rows = caller.supabase
      .from('workflows')
      .select(COLUMNS, { count: 'exact', head })
      .eq('project_id', query.project_id)
    return query.status ? rows.eq('status', query.status) : rows
  }
  const page = sorted(filtered(false), query.sort).range(...rangeOf(query))
  return WorkflowTable.parse(await tablePage(query, page, () => filtered(true)))
}

/** Keeps a draft, its first version and the steps of it, as one. */
export async function create(caller: Caller, body: CreateWorkflowBody): Promise<Workflow> {
  await requireRole(caller, body.project_id, 'admin')
  const { data } = await caller.supabase.rpc('draft_workflow', { draft: body as Json }).throwOnError()
  return Workflow.parse(data)
}
