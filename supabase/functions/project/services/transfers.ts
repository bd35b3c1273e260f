import {
  type AcceptTransferBody,
  type CreateTransferBody,
  OfferedTransferList,
  Project,
  type ProjectTableQuery,
  Transfer,
  type TransferCreated,
  TransferTable,
} from '../../_shared/contracts/project.ts'
import { setting } from '../../_shared/env.ts'
import type { Caller } from '../../_shared/http/caller.ts'
import { requireRole } from '../../_shared/http/membership.ts'
import { found, rangeOf, tablePage } from '../../_shared/http/tables.ts'
import { sendLink } from './link.ts'

const COLUMNS = Object.keys(Transfer.shape).join(', ')

/** Offers of a project, newest first. */
export async function list(caller: Caller, id: string, query: ProjectTableQuery): Promise<TransferTable> {
  await requireRole(caller, id, 'owner')
  const rows = (head: boolean) =>
    caller.supabase.from('project_transfers').select(COLUMNS, { count: 'exact', head }).eq('project_id', id)
  const page = await tablePage(
    query,
    rows(false)
      .order('created_at', { ascending: false })
      .order('id')
      .range(...rangeOf(query)),
    () => rows(true),
  )
  return TransferTable.parse(page)
}

/** Offers the project. When the e-mail cannot be sent the answer says so; the offer shows once its addressee signs in. */
export async function offer(
  caller: Caller,
  id: string,
  { redirect_to, ...body }: CreateTransferBody,
): Promise<TransferCreated> {
  const { remaining_role, ...given } = body
  const { data } = await caller.supabase
    .rpc('offer_project', { project_id: id, ...given, ...(remaining_role ? { remaining_role } : {}) })
    .throwOnError()
  const made = Transfer.parse(data)
  const email_sent = await sendLink(made.email, redirect_to ?? `${setting('SUPABASE_URL')}/projects`)
  return { ...made, email_sent }
}

/** Withdraws an open offer of this project. */
export async function withdraw(caller: Caller, id: string, transferId: string): Promise<void> {
  await requireRole(caller, id, 'owner')
  const { data } = await caller.supabase
    .from('project_transfers')
    .select('id')
    .eq('project_id', id)
    .eq('id', transferId)
    .maybeSingle()
    .throwOnError()
  found(data)
  await caller.supabase.rpc('revoke_transfer', { transfer_id: transferId }).throwOnError()
}

/** What is on offer to the caller. */
export async function offered(caller: Caller): Promise<OfferedTransferList> {
  const { data } = await caller.supabase.rpc('transfers_offered_to_me').throwOnError()
  return OfferedTransferList.parse({ data })
}

/** Takes a project over. */
export async function accept(caller: Caller, id: string, body: AcceptTransferBody): Promise<Project> {
  const { data } = await caller.supabase.rpc('accept_transfer', { transfer_id: id, ...body }).throwOnError()
  return Project.parse(data)
}

/** Refuses it. */
export async function decline(caller: Caller, id: string): Promise<void> {
  await caller.supabase.rpc('decline_transfer', { transfer_id: id }).throwOnError()
}
