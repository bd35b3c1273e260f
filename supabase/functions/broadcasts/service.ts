import {
  Broadcast,
  BroadcastTable,
  type CreateBroadcastBody,
  type ListBroadcastsQuery,
} from '../_shared/contracts/broadcasts.ts'
import { templateVariables } from '../_shared/contracts/template-rules.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader, requireRole } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { rangeOf, sorted, tablePage } from '../_shared/http/tables.ts'

const COLUMNS = Object.keys(Broadcast.shape).join(', ')

/** The project's broadcasts. */
export async function list(caller: Caller, query: ListBroadcastsQuery): Promise<BroadcastTable> {
  await requireReader(caller, query.project_id, 'broadcasts:read')
  const filtered = (head: boolean) => {
    const rows = caller.supabase
      .from('broadcasts')
      .select(COLUMNS, { count: 'exact', head })
      .eq('project_id', query.project_id)
    return query.status ? rows.eq('status', query.status) : rows
  }
  const page = sorted(filtered(false), query.sort).range(...rangeOf(query))
  return BroadcastTable.parse(await tablePage(query, page, () => filtered(true)))
}

const refused = (pointer: string, detail: string) =>
  new Problem('invalid_request', { errors: [{ pointer, detail }] })

/** Texts anywhere in the components: bodies, headers, links of buttons. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (key === 'example' ? [] : textsOf(part)))
}

async function checkTemplate(caller: Caller, body: CreateBroadcastBody): Promise<void> {
  const { data: number } = await caller.supabase
    .from('whatsapp_numbers')
    .select('business_account_id')
    .eq('project_id', body.project_id)
    .eq('id', body.whatsapp_number_id)
    .maybeSingle()
    .throwOnError()
  if (!number) throw refused('/body/whatsapp_number_id', 'is no number of the project')
  if (!body.template_id) return
  const { data: template } = await caller.supabase
    .from('templates')
    .select('business_account_id, components')
    .eq('id', body.template_id)
    .maybeSingle()
    .throwOnError()
  if (!template || template.business_account_id !== number.business_account_id) {
    throw new Problem('template_not_found', {
      errors: [{ pointer: '/body/template_id', detail: "is no template of the number's account" }],
    })
  }
  const known = new Set(textsOf(template.components).flatMap(templateVariables))
  const unknown = Object.keys(body.variables).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new Problem('template_parameters_wrong', {
    errors: unknown.map((name) => ({
      pointer: `/body/variables/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: 'is no variable of the template',
    })),
  })
}

type Listed = 'tags' | 'contacts' | 'segments'

async function checkAllAreThere(
  caller: Caller,
  table: Listed,
  projectId: string,
  ids: string[],
  pointer: string,
) {
  const wanted = new Set(ids)
  if (wanted.size === 0) return
  const { count } = await caller.supabase
    .from(table)
    .select('id', { count: 'exact', head: true })
    .eq('project_id', projectId)
    .in('id', [...wanted])
    .throwOnError()
  if (count !== wanted.size) throw refused(pointer, `names ${table} that the project does not have`)
}

/** Keeps a draft. */
export async function create(caller: Caller, body: CreateBroadcastBody): Promise<Broadcast> {
  const { project_id, audience } = body
  await requireRole(caller, project_id, 'agent')
  await checkTemplate(caller, body)
  const check = (table: Listed, ids: string[] | undefined, pointer: string) =>
    checkAllAreThere(caller, table, project_id, ids ?? [], pointer)
  await check('tags', audience.tag_ids, '/body/audience/tag_ids')
  await check('tags', audience.exclude_tag_ids, '/body/audience/exclude_tag_ids')
  await check('contacts', audience.contact_ids, '/body/audience/contact_ids')
  await check('segments', body.segment_id ? [body.segment_id] : [], '/body/segment_id')
  const { data } = await caller.supabase
    .from('broadcasts')
    .insert({ ...body, created_by: caller.userId })
    .select(COLUMNS)
    .single()
    .throwOnError()
  return Broadcast.parse(data)
}
