import {
  type ChangeMemberBody,
  type CreateInvitationBody,
  Invitation,
  InvitationCreated,
  InvitationTable,
  Membership,
  MemberTable,
  ProjectMember,
  type ProjectTableQuery,
} from '../../_shared/contracts/project.ts'
import type { Json } from '../../_shared/database.types.ts'
import { setting } from '../../_shared/env.ts'
import type { Caller } from '../../_shared/http/caller.ts'
import { requireRole } from '../../_shared/http/membership.ts'
import { Problem } from '../../_shared/http/problem.ts'
import { found, rangeOf, tablePage } from '../../_shared/http/tables.ts'
import { sendLink } from './link.ts'

const COLUMNS = [
  ...Object.keys(Membership.shape),
  'user:users!project_members_user_id_fkey(full_name, avatar_url, email)',
].join(', ')

type Row = Record<string, unknown> & { user: Record<string, unknown> | null }

function toMember({ user, ...row }: Row): ProjectMember {
  return ProjectMember.parse({ full_name: null, avatar_url: null, email: null, ...row, ...user })
}

/** Members of a project, longest first. */
export async function list(caller: Caller, id: string, query: ProjectTableQuery): Promise<MemberTable> {
  await requireRole(caller, id, 'viewer')
  const rows = (head: boolean) =>
    caller.supabase.from('project_members').select(COLUMNS, { count: 'exact', head }).eq('project_id', id)
  const page = await tablePage(
    query,
    rows(false)
      .order('created_at')
      .order('user_id')
      .range(...rangeOf(query)),
    () => rows(true),
  )
  return MemberTable.parse({ ...page, data: (page.data as Row[]).map(toMember) })
}

async function readOne(caller: Caller, id: string, userId: string): Promise<ProjectMember> {
  const { data } = await caller.supabase
    .from('project_members')
    .select(COLUMNS)
    .eq('project_id', id)
    .eq('user_id', userId)
    .maybeSingle()
    .throwOnError()
  return toMember(found(data) as unknown as Row)
}

/** Changes what a member may. The policies know who may change whom; nothing changed means not this one. */
export async function change(
  caller: Caller,
  id: string,
  userId: string,
  { disabled, ...body }: ChangeMemberBody,
): Promise<ProjectMember> {
  await requireRole(caller, id, 'admin')
  await readOne(caller, id, userId)
  const patch = {
    ...body,
    ...(disabled === undefined ? {} : { disabled_at: disabled ? new Date().toISOString() : null }),
  }
  const { data } = await caller.supabase
    .from('project_members')
    .update(patch)
    .eq('project_id', id)
    .eq('user_id', userId)
    .select('user_id')
    .throwOnError()
  if (data.length === 0) throw new Problem('forbidden', { detail: 'Only an owner changes owners.' })
  return await readOne(caller, id, userId)
}

/** Removes a member, or leaves. */
export async function remove(caller: Caller, id: string, userId: string): Promise<void> {
  await requireRole(caller, id, 'viewer')
  await readOne(caller, id, userId)
  const { data } = await caller.supabase
    .from('project_members')
    .delete()
    .eq('project_id', id)
    .eq('user_id', userId)
    .select('user_id')
    .throwOnError()
  if (data.length === 0) {
    throw new Problem('forbidden', { detail: 'Admins remove members below owner; owners anyone.' })
  }
}

/** Invitations of a project, newest first. */
export async function invitations(
  caller: Caller,
  id: string,
  query: ProjectTableQuery,
): Promise<InvitationTable> {
  await requireRole(caller, id, 'admin')
  const rows = (head: boolean) =>
    caller.supabase
      .from('magic_links')
      .select(Object.keys(Invitation.shape).join(', '), { count: 'exact', head })
      .eq('project_id', id)
  const page = await tablePage(
    query,
    rows(false)
      .order('created_at', { ascending: false })
      .order('id')
      .range(...rangeOf(query)),
    () => rows(true),
  )
  return InvitationTable.parse(page)
}

/** The page that hands our token back. */
function pageOf(redirectTo: string | undefined, token: string): string {
  const target = new URL(redirectTo ?? `${setting('SUPABASE_URL')}/join`)
  target.searchParams.set('token', token)
  return target.href
}

/** Invites an address. When the e-mail cannot be sent the answer says so, and the token can be handed over by hand. */
export async function invite(
  caller: Caller,
  id: string,
  { redirect_to, ...body }: CreateInvitationBody,
): Promise<InvitationCreated> {
  const { data } = await caller.supabase
    .rpc('create_invitation', { project_id: id, invitation: body as Json })
    .throwOnError()
  const made = InvitationCreated.omit({ email_sent: true }).parse(data)
  const email_sent = await sendLink(made.email, pageOf(redirect_to, made.token ?? ''))
  return { ...made, email_sent }
}

/** Withdraws an invitation of this project. */
export async function withdraw(caller: Caller, id: string, invitationId: string): Promise<void> {
  await requireRole(caller, id, 'admin')
  const { data } = await caller.supabase
    .from('magic_links')
    .select('id')
    .eq('project_id', id)
    .eq('id', invitationId)
    .maybeSingle()
    .throwOnError()
  found(data)
  await caller.supabase.rpc('revoke_invitation', { invitation_id: invitationId }).throwOnError()
}

/** Takes up an invitation. */
export async function accept(caller: Caller, token: string): Promise<Membership> {
  const { data } = await caller.supabase.rpc('accept_invitation', { token }).throwOnError()
  return Membership.parse(data)
}

/** Joins where the tenant trusts. */
export async function join(caller: Caller, id: string): Promise<Membership> {
  const { data } = await caller.supabase.rpc('join_project', { project_id: id }).throwOnError()
  return Membership.parse(data)
}
