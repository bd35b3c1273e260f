import {
  type ChangeProjectBody,
  type CreateProjectBody,
  Project,
  type ProjectList,
  Session,
  type SessionList,
} from '../../_shared/contracts/project.ts'
import type { Caller } from '../../_shared/http/caller.ts'
import { requireRole } from '../../_shared/http/membership.ts'
import { found } from '../../_shared/http/tables.ts'

const COLUMNS = Object.keys(Project.shape).join(', ')

/** Projects that the caller sees. */
export async function list(caller: Caller): Promise<ProjectList> {
  const { data } = await caller.supabase.from('projects').select(COLUMNS).order('name').throwOnError()
  return { data: data.map((row) => Project.parse(row)) }
}

/** One of them. */
export async function readOne(caller: Caller, id: string): Promise<Project> {
  const { data } = await caller.supabase
    .from('projects')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return Project.parse(found(data))
}

/** A new one, of which the caller is the owner. */
export async function create(caller: Caller, body: CreateProjectBody): Promise<Project> {
  const { data } = await caller.supabase.rpc('create_project', body).throwOnError()
  return Project.parse(data)
}

/** Changes what is named; the rest stays. */
export async function change(caller: Caller, id: string, body: ChangeProjectBody): Promise<Project> {
  await requireRole(caller, id, 'admin')
  await caller.supabase.from('projects').update(body).eq('id', id).throwOnError()
  return await readOne(caller, id)
}

/** The caller's devices. */
export async function sessions(caller: Caller): Promise<SessionList> {
  const { data } = await caller.supabase
    .from('user_sessions')
    .select(Object.keys(Session.shape).join(', '))
    .order('last_seen_at', { ascending: false })
    .limit(200)
    .throwOnError()
  return { data: data.map((row) => Session.parse(row)) }
}

/** Signs one of them out. */
export async function signOut(caller: Caller, id: string): Promise<void> {
  await caller.supabase.rpc('revoke_session', { session_id: id }).throwOnError()
}
