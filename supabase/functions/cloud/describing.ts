import type { Door, DoorAccount, DoorNumber } from './door.ts'
import { type DoorFlow, type DoorTemplate, FLOW_COLUMNS, TEMPLATE_COLUMNS } from './nodes.ts'

type Json = Record<string, unknown>

/** Leaves the fields that were asked for; `id` always stays. */
function select(item: Json, fields: string | undefined): Json {
  if (!fields) return item
  const names = new Set(fields.split(/,(?![^()]*\))/).map((name) => name.trim().replace(/[.({].*$/s, '')))
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || names.has(name)))
}

/** A number as `GET /{phone_number_id}` shows it. */
export function numberNode(number: DoorNumber, fields?: string): Json {
  const item = {
    id: number.phone_number_id,
    display_phone_number: number.display_phone_number,
    verified_name: number.verified_name,
    quality_rating: number.quality_rating,
    status: number.status,
    name_status: number.name_status,
    platform_type: 'CLOUD_API',
  }
  return select(item, fields)
}

export function accountNode(account: DoorAccount, fields?: string): Json {
  return select({ id: account.waba_id, name: account.name }, fields)
}

/** `GET /{waba_id}/phone_numbers` */
export function listNumbers(door: Door, account: DoorAccount, fields: string | undefined) {
  const numbers = door.numbers.filter(({ waba_id }) => waba_id === account.waba_id)
  return { data: numbers.map((number) => numberNode(number, fields)), paging: { cursors: {} } }
}

/** `GET /{phone_number_id}/whatsapp_business_profile` */
export function profile(number: DoorNumber, fields: string | undefined) {
  const { id: _none, ...shown } = select({ ...number.profile, id: '' }, fields)
  return { data: [{ ...shown, messaging_product: 'whatsapp' }] }
}

export function templateNode(template: DoorTemplate, fields?: string): Json {
  const { id: _ours, business_account_id: _account, meta_template_id, ...shown } = template
  return select({ id: meta_template_id, ...shown }, fields)
}

type TemplateFilter = {
  name?: string
  status?: string
  category?: string
  language?: string
  fields?: string
  limit: number
  after?: string
}

/** `GET /{waba_id}/message_templates`, by name; the cursor is an offset, as the list is short and changes seldom. */
export async function listTemplates({ caller }: Door, account: DoorAccount, filter: TemplateFilter) {
  const from = filter.after ? Number(atob(filter.after)) || 0 : 0
  let rows = caller.supabase
    .from('templates')
    .select(TEMPLATE_COLUMNS)
    .eq('business_account_id', account.id)
    .not('meta_template_id', 'is', null)
    .is('removed_at', null)
  if (filter.name) rows = rows.eq('name', filter.name)
  if (filter.status) rows = rows.eq('status', filter.status.toUpperCase())
  if (filter.category) rows = rows.eq('category', filter.category.toUpperCase())
  if (filter.language) rows = rows.eq('language', filter.language)
  const { data } = await rows
    .order('name')
    .order('language')
    .range(from, from + filter.limit)
    .throwOnError()
  return listed(data as unknown as DoorTemplate[], from, filter.limit, (row) =>
    templateNode(row, filter.fields),
  )
}

/** A page of a list that is cut by offset. */
function listed<Row>(rows: Row[], from: number, limit: number, toItem: (row: Row) => Json) {
  const shown = rows.slice(0, limit)
  const hasMore = rows.length > limit
  return {
    data: shown.map(toItem),
    paging: shown.length
      ? { cursors: { before: btoa(String(from)), ...(hasMore ? { after: btoa(String(from + limit)) } : {}) } }
      : { cursors: {} },
  }
}

export function flowNode(flow: DoorFlow, fields?: string): Json {
  return select(
    {
      id: flow.meta_flow_id,
      name: flow.name,
      status: flow.status,
      categories: flow.categories,
      validation_errors: flow.validation_errors,
      json_version: flow.document_version,
      data_api_version: flow.data_api_version,
      endpoint_uri: flow.endpoint_uri,
    },
    fields,
  )
}

/** `GET /{waba_id}/flows` */
export async function listFlows(
  { caller }: Door,
  account: DoorAccount,
  { limit, after, fields }: { limit: number; after?: string | undefined; fields?: string | undefined },
) {
  const from = after ? Number(atob(after)) || 0 : 0
  const { data } = await caller.supabase
    .from('flows')
    .select(FLOW_COLUMNS)
    .eq('business_account_id', account.id)
    .not('meta_flow_id', 'is', null)
    .is('removed_at', null)
    .order('name')
    .range(from, from + limit)
    .throwOnError()
  return listed(data as unknown as DoorFlow[], from, limit, (row) => flowNode(row, fields))
}
