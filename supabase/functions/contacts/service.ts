import {
  type ChangeContactBody,
  ConsentEntry,
  type ConsentLedger,
  Contact,
  ContactMerge,
  ContactTable,
  type CreateContactBody,
  type ListContactsQuery,
  type RecordConsentBody,
} from '../_shared/contracts/contacts.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { found, rangeOf, sorted, tablePage } from '../_shared/http/tables.ts'

const COLUMNS = [
  'id, project_id, name, display_name, profile_name, phone_hint, email, language, attributes, blocked_at',
  'merged_into_id, created_at, updated_at',
  'identities:contact_identities(kind, value, source, valid_from, valid_to)',
  'contact_tags(tag:tags(id, name, color))',
].join(', ')

type Row = Record<string, unknown> & { id: string; contact_tags: { tag: unknown }[] }

/** Rows as the interface shows them, with what sending would say to each. */
async function toContacts(caller: Caller, rows: Row[]): Promise<Contact[]> {
  if (rows.length === 0) return []
  const { data } = await caller.supabase
    .rpc('contact_reach', { contact_ids: rows.map(({ id }) => id) })
    .throwOnError()
  const reach = new Map(data.map((row) => [row.contact_id, row.reach]))
  return rows.map(({ contact_tags, ...row }) =>
    Contact.parse({ ...row, reach: reach.get(row.id), tags: contact_tags.map(({ tag }) => tag) }),
  )
}

/** A page of contacts under filters. A number is found by whoever may see numbers. */
export async function list(caller: Caller, query: ListContactsQuery): Promise<ContactTable> {
  await requireReader(caller, query.project_id, 'contacts:read')
  const digits = query.q?.replaceAll(/[\s()+.-]/g, '') ?? ''
  const byNumber = /^\d{3,15}$/.test(digits)
  const { data: pattern } = query.q
    ? await caller.supabase.rpc('search_pattern', { term: query.q }).throwOnError()
    : { data: '' }
  const columns = [
    COLUMNS,
    ...(byNumber ? ['found_by:contact_identities!inner(value)'] : []),
    ...(query.tag ? ['tagged:contact_tags!inner(tag_id)'] : []),
    ...(query.open === undefined ? [] : [`talking:conversations${query.open ? '!inner' : ''}(id)`]),
    ...(query.whatsapp_number_id ? ['on_number:conversations!inner(id)'] : []),
  ].join(', ')
  const { reach, project_id } = query
  const source = (head: boolean) =>
    reach
      ? caller.supabase
          .rpc('contacts_by_reach', { project_id, reach }, { count: 'exact', head })
          .select(columns)
      : caller.supabase.from('contacts').select(columns, { count: 'exact', head })
  const filtered = (head: boolean) => {
    let rows = source(head).eq('project_id', project_id).is('merged_into_id', null).is('erased_at', null)
    if (query.open !== undefined) rows = rows.neq('talking.status', 'closed')
    if (query.open === false) rows = rows.is('talking', null)
    if (query.whatsapp_number_id) rows = rows.eq('on_number.whatsapp_number_id', query.whatsapp_number_id)
    if (byNumber) rows = rows.like('found_by.value', `%${digits.replace(/^0+/, '')}%`)
    else if (query.q) rows = rows.ilike('search_name', pattern ?? '')
    if (query.tag) rows = rows.eq('tagged.tag_id', query.tag)
    if (query.blocked === true) rows = rows.not('blocked_at', 'is', null)
    if (query.blocked === false) rows = rows.is('blocked_at', null)
    if (query.created_from) rows = rows.gte('created_at', query.created_from)
    if (query.created_to) rows = rows.lt('created_at', query.created_to)
    return rows
  }
  const page = await tablePage(query, sorted(filtered(false), query.sort).range(...rangeOf(query)), () =>
    filtered(true),
  )
  return ContactTable.parse({ ...page, data: await toContacts(caller, page.data as Row[]) })
}

/** One contact that the caller may see. */
export async function readOne(caller: Caller, id: string): Promise<Contact> {
  const { data } = await caller.supabase
    .from('contacts')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  const [contact] = await toContacts(caller, [found(data) as unknown as Row])
  return found(contact)
}

/** Finds or makes the contact with this number. */
export async function create(caller: Caller, body: CreateContactBody): Promise<Contact> {
  const { attributes, ...rest } = body
  const { data } = await caller.supabase
    .rpc('add_contact', { ...rest, attributes: (attributes ?? {}) as Json })
    .throwOnError()
  return await readOne(caller, found(data).id)
}

/** Changes what a member may say of a person. */
export async function change(
  caller: Caller,
  id: string,
  patch: ChangeContactBody | { blocked: boolean },
): Promise<Contact> {
  await caller.supabase.rpc('update_contact', { contact_id: id, patch: patch as Json }).throwOnError()
  return await readOne(caller, id)
}

/** One more number of his. */
export async function addPhone(caller: Caller, id: string, phone: string): Promise<Contact> {
  await caller.supabase.rpc('add_contact_phone', { contact_id: id, phone }).throwOnError()
  return await readOne(caller, id)
}

/** Makes one contact of two. */
export async function merge(caller: Caller, id: string, other: string): Promise<ContactMerge> {
  if (id === other) {
    throw new Problem('invalid_request', {
      errors: [{ pointer: '/body/contact_id', detail: 'is the contact itself' }],
    })
  }
  const { data } = await caller.supabase
    .rpc('merge_contacts', { survivor_id: id, merged_id: other })
    .throwOnError()
  return ContactMerge.parse(data)
}

/** Takes a merge back. The merge must be one of this contact, which the caller sees. */
export async function unmerge(caller: Caller, id: string, mergeId: string): Promise<ContactMerge> {
  await readOne(caller, id)
  const { data } = await caller.supabase.rpc('unmerge_contacts', { merge_id: mergeId }).throwOnError()
  return ContactMerge.parse(data)
}

/** What the person agreed to, newest first. */
export async function consent(caller: Caller, id: string): Promise<ConsentLedger> {
  const { project_id } = await readOne(caller, id)
  const { data } = await caller.supabase
    .from('consent_entries')
    .select(Object.keys(ConsentEntry.shape).join(', '))
    .eq('project_id', project_id)
    .eq('contact_id', id)
    .order('occurred_at', { ascending: false })
    .order('created_at', { ascending: false })
    .limit(500)
    .throwOnError()
  return { data: data.map((row) => ConsentEntry.parse(row)) }
}

/** Adds to the ledger. */
export async function record(caller: Caller, id: string, body: RecordConsentBody): Promise<ConsentEntry> {
  const { data } = await caller.supabase.rpc('record_consent', { contact_id: id, ...body }).throwOnError()
  return ConsentEntry.parse(data)
}

/** Removes the person for good. */
export async function erase(caller: Caller, id: string): Promise<void> {
  await caller.supabase.rpc('erase_contact', { contact_id: id }).throwOnError()
}
