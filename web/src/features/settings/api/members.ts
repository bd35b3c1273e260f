import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { settingsKeys } from './keys'

export type Member = components['schemas']['ProjectMember']
export type MemberChange = components['schemas']['ChangeMemberBody']
export type Invitation = components['schemas']['Invitation']
export type NewInvitation = components['schemas']['CreateInvitationBody']

const PAGE = 100

/** All pages of a list, which is as long as a team is large. */
async function allPages<Row>(
  read: (page: number) => Promise<{ data: Row[]; total: number }>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 1; ; page += 1) {
    const { data, total } = await read(page)
    rows.push(...data)
    if (data.length === 0 || rows.length >= total) return rows
  }
}

/** Everybody of the project, those who are shut out too. */
export function membersQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.members(projectId),
    queryFn: ({ signal }) =>
      allPages((page) =>
        call((api) =>
          api.GET('/project/{id}/members', {
            params: { path: { id: projectId }, query: { page, limit: PAGE } },
            signal,
          }),
        ),
      ),
  })
}

/** Role, scope, switches, and whether he is shut out. */
export function changeMember(projectId: string, userId: string, body: MemberChange) {
  const path = { id: projectId, user_id: userId }
  return call((api) => api.PATCH('/project/{id}/members/{user_id}', { params: { path }, body }))
}

/** Removes a member; one's own id: leaves. */
export function removeMember(projectId: string, userId: string) {
  const path = { id: projectId, user_id: userId }
  return call((api) => api.DELETE('/project/{id}/members/{user_id}', { params: { path } }))
}

/** Invitations that nobody has accepted yet, those that have run out too. */
export function openInvitationsQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.invitations(projectId),
    queryFn: async ({ signal }) => {
      const all = await allPages((page) =>
        call((api) =>
          api.GET('/project/{id}/invitations', {
            params: { path: { id: projectId }, query: { page, limit: PAGE } },
            signal,
          }),
        ),
      )
      return all.filter(({ used_at, revoked_at }) => used_at === null && revoked_at === null)
    },
  })
}

/** Invites an address, or once more: a newer invitation takes the place of an open one. */
export function invite(projectId: string, body: Omit<NewInvitation, 'redirect_to'>) {
  return call((api) =>
    api.POST('/project/{id}/invitations', {
      params: { path: { id: projectId }, header: { 'idempotency-key': crypto.randomUUID() } },
      body: { ...body, redirect_to: `${location.origin}/join` },
    }),
  )
}

/** Withdraws an invitation. */
export function revokeInvitation(projectId: string, invitationId: string) {
  const path = { id: projectId, invitation_id: invitationId }
  return call((api) => api.DELETE('/project/{id}/invitations/{invitation_id}', { params: { path } }))
}

export interface Trusted {
  id: string
  kind: 'address' | 'domain'
  value: string
  role: 'viewer' | 'agent'
  project_id: string | null
}

/** Whom the organisation lets join this project by themselves. Rows are its owner's alone. */
export function trustedQuery(projectId: string, tenantId: string) {
  return queryOptions({
    queryKey: settingsKeys.trust(projectId),
    queryFn: async ({ signal }): Promise<Trusted[]> =>
      unwrap(
        await supabase()
          .rest.from('trusted_users')
          .select('id, kind, value, role, project_id')
          .eq('tenant_id', tenantId)
          .or(`project_id.is.null,project_id.eq.${projectId}`)
          .order('value')
          .abortSignal(signal)
          .overrideTypes<Trusted[], { merge: false }>(),
      ),
  })
}

/** Trusts an address or a domain with this project. */
export async function trust(row: {
  tenant_id: string
  project_id: string
  value: string
  role: 'viewer' | 'agent'
}): Promise<void> {
  const kind = row.value.includes('@') ? 'address' : 'domain'
  unwrap(
    await supabase()
      .rest.from('trusted_users')
      .insert({ ...row, kind }),
  )
}

/** Trusts it no longer; who has joined stays. */
export async function distrust(id: string): Promise<void> {
  unwrap(await supabase().rest.from('trusted_users').delete().eq('id', id))
}
