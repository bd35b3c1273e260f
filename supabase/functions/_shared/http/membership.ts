import { isAtLeast, type Role } from '../contracts/permissions.ts'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/**
 * Refuses with 404 whoever is not in the project and with 403 whose role is too low, where RLS alone would show an empty
 * list. The rows themselves are read under RLS all the same. An API key has the rights of its scopes, which RLS knows.
 */
export async function requireRole(caller: Caller, projectId: string, least: Role): Promise<void> {
  if (caller.kind === 'api_key') {
    if (caller.projectId !== projectId) throw new Problem('not_found')
    return
  }
  const { data: member } = await caller.supabase
    .from('project_members')
    .select('role')
    .eq('project_id', projectId)
    .eq('user_id', caller.userId)
    .is('disabled_at', null)
    .maybeSingle()
    .throwOnError()
  if (!member) throw new Problem('not_found')
  if (!isAtLeast(member.role, least)) {
    throw new Problem('forbidden', { detail: `This needs the role ${least}.` })
  }
}

/** The same for readers: a member of any role, or a key of the project that carries the scope. */
export async function requireReader(caller: Caller, projectId: string, scope: string): Promise<void> {
  await requireRole(caller, projectId, 'viewer')
  requireScope(caller, scope)
}

/** Refuses an API key that does not carry the scope; writing includes reading. People have roles instead. */
export function requireScope(caller: Caller, scope: string): void {
  if (caller.kind === 'user') return
  const group = scope.split(':')[0]
  const enough = ['*', scope, `${group}:*`, scope.replace(/:read$/, ':write')]
  if (!caller.scopes.some((one) => enough.includes(one))) {
    throw new Problem('forbidden', { detail: `This needs the scope ${scope}.` })
  }
}
