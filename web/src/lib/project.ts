import { queryOptions } from '@tanstack/react-query'
import { createContext, use, useMemo } from 'react'
import type { ChangeFeed } from './change-feed'
import type { FormatOptions } from './format'
import { type Act, may, type Permissions, type Role } from './permissions'
import { unwrap } from './problem'
import { supabase } from './supabase'
import { useLanguage } from './use-language'

export interface Project {
  id: string
  name: string
  slug: string
  time_zone: string
}

/** What the signed-in person is in a project. */
export interface Membership extends Permissions {
  project: Project
}

/** A colleague of the project. */
export interface Member {
  id: string
  name: string
  role: Role
  active: boolean
}

/** The projects of the signed-in person, by name. */
export function membershipsQuery(userId: string) {
  return queryOptions({
    queryKey: ['memberships', userId],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<Membership[]> => {
      const rows = unwrap(
        await supabase()
          .rest.from('project_members')
          .select(
            'role, scope, manage_templates, broadcast, export, full_numbers, project:projects(id, name, slug, time_zone, archived_at)',
          )
          .eq('user_id', userId)
          .is('disabled_at', null)
          .abortSignal(signal)
          .overrideTypes<MembershipRow[], { merge: false }>(),
      )
      return rows
        .filter((row) => row.project !== null && row.project.archived_at === null)
        .map((row) => ({ ...row, project: row.project as Project }))
        .sort((a, b) => a.project.name.localeCompare(b.project.name))
    },
  })
}

interface MembershipRow extends Permissions {
  project: (Project & { archived_at: string | null }) | null
}

/** How a project is named in addresses: its slug, or its id where two of the person's projects share the slug. */
export function projectKey(project: Project, memberships: Membership[]): string {
  const namesakes = memberships.filter((membership) => membership.project.slug === project.slug)
  return namesakes.length > 1 ? project.id : project.slug
}

/** The membership that an address names. */
export function findMembership(key: string, memberships: Membership[]): Membership | undefined {
  return memberships.find(({ project }) => project.id === key || projectKey(project, memberships) === key)
}

/** The members of a project, by name; those who left too, since old messages carry their names. */
export function membersQuery(projectId: string) {
  return queryOptions({
    queryKey: ['members', projectId],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<Member[]> => {
      const rows = unwrap(
        await supabase()
          .rest.from('project_members')
          .select('role, disabled_at, user:users!project_members_user_id_fkey(id, full_name, email)')
          .eq('project_id', projectId)
          .abortSignal(signal)
          .overrideTypes<MemberRow[], { merge: false }>(),
      )
      return rows
        .filter((row) => row.user !== null)
        .map(({ role, disabled_at, user }) => ({
          id: user?.id ?? '',
          name: user?.full_name ?? user?.email ?? '',
          role,
          active: disabled_at === null,
        }))
        .sort((a, b) => a.name.localeCompare(b.name))
    },
  })
}

interface MemberRow {
  role: Role
  disabled_at: string | null
  user: { id: string; full_name: string | null; email: string | null } | null
}

interface ProjectContextValue extends Membership {
  /** How addresses name it. */
  key: string
  feed: ChangeFeed
}

/** The project whose pages are open. Provided by the project's layout. */
export const ProjectContext = createContext<ProjectContextValue | null>(null)

/** The open project, the person's role in it, and its news. */
export function useProject(): ProjectContextValue {
  const value = use(ProjectContext)
  if (!value) throw new Error('useProject() outside a project')
  return value
}

/** Whether the signed-in person may do something in the open project. */
export function useMay(): (act: Act) => boolean {
  const member = useProject()
  return (act) => may(member, act)
}

/** How times are written here: the person's language, the project's zone. */
export function useFormatOptions(): FormatOptions {
  const { time_zone: timeZone } = useProject().project
  const language = useLanguage()
  // One object as long as nothing changes: what is drawn by it is drawn again when it is another one.
  return useMemo(() => ({ language, timeZone }), [language, timeZone])
}
