import {
  type CreateTeamBody,
  type SaveTeamBody,
  Team,
  type TeamList,
} from '../../_shared/contracts/project.ts'
import type { Caller } from '../../_shared/http/caller.ts'
import { requireRole } from '../../_shared/http/membership.ts'
import { found } from '../../_shared/http/tables.ts'

const COLUMNS = 'id, project_id, name, created_at, team_members(user_id)'

type Row = Record<string, unknown> & { team_members: { user_id: string }[] }

function toTeam({ team_members, ...row }: Row): Team {
  return Team.parse({ ...row, user_ids: team_members.map(({ user_id }) => user_id) })
}

/** Teams of a project, by name. */
export async function list(caller: Caller, id: string): Promise<TeamList> {
  await requireRole(caller, id, 'viewer')
  const { data } = await caller.supabase
    .from('teams')
    .select(COLUMNS)
    .eq('project_id', id)
    .order('name')
    .limit(500)
    .throwOnError()
  return { data: (data as unknown as Row[]).map(toTeam) }
}

async function readOne(caller: Caller, id: string, teamId: string): Promise<Team> {
  const { data } = await caller.supabase
    .from('teams')
    .select(COLUMNS)
    .eq('project_id', id)
    .eq('id', teamId)
    .maybeSingle()
    .throwOnError()
  return toTeam(found(data) as unknown as Row)
}

async function setMembers(caller: Caller, teamId: string, userIds: string[]): Promise<void> {
  await caller.supabase.rpc('set_team_members', { team_id: teamId, user_ids: userIds }).throwOnError()
}

/** A new team with its members. */
export async function create(caller: Caller, id: string, body: CreateTeamBody): Promise<Team> {
  await requireRole(caller, id, 'admin')
  const { data } = await caller.supabase
    .from('teams')
    .insert({ project_id: id, name: body.name })
    .select('id')
    .single()
    .throwOnError()
  if (body.user_ids.length > 0) await setMembers(caller, data.id, body.user_ids)
  return await readOne(caller, id, data.id)
}

/** Its name, or who is in it. */
export async function change(caller: Caller, id: string, teamId: string, body: SaveTeamBody): Promise<Team> {
  await requireRole(caller, id, 'admin')
  await readOne(caller, id, teamId)
  if (body.name)
    await caller.supabase.from('teams').update({ name: body.name }).eq('id', teamId).throwOnError()
  if (body.user_ids) await setMembers(caller, teamId, body.user_ids)
  return await readOne(caller, id, teamId)
}

/** Its conversations stay, in no team. */
export async function remove(caller: Caller, id: string, teamId: string): Promise<void> {
  await requireRole(caller, id, 'admin')
  await readOne(caller, id, teamId)
  await caller.supabase.from('teams').delete().eq('id', teamId).throwOnError()
}
