import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { settingsKeys } from './keys'

export const RETENTION_KINDS = [
  'messages',
  'media',
  'calls',
  'events',
  'notifications',
  'deliveries',
  'runs',
  'mail',
  'system_logs',
  'audit_log',
  'provider_changes',
  'dead_letters',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

export interface Retention {
  kind: RetentionKind
  /** Null: for ever. */
  keep_days: number | null
  default_days: number | null
  is_set: boolean
}

/** How long the project keeps what. */
export function retentionQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.retention(projectId),
    queryFn: async ({ signal }): Promise<Retention[]> => {
      const rows = unwrap(
        await supabase().rest.rpc('read_retention', { project_id: projectId }).abortSignal(signal),
      ) as unknown as Retention[]
      // A kind that is newer than this page has no name here.
      return RETENTION_KINDS.flatMap((kind) => rows.find((row) => row.kind === kind) ?? [])
    },
  })
}

/** How much of a kind would go in the next night, were it kept for so many days. */
export function expiredCountQuery(projectId: string, kind: RetentionKind, keepDays: number | null) {
  return queryOptions({
    queryKey: [...settingsKeys.retention(projectId), 'expired', kind, keepDays],
    enabled: keepDays !== null,
    queryFn: async ({ signal }): Promise<number> =>
      unwrap(
        await supabase()
          .rest.rpc('count_expired', { project_id: projectId, kind, keep_days: keepDays ?? 0 })
          .abortSignal(signal),
      ) ?? 0,
  })
}

/** Sets how long a kind is kept; `default` goes back to what holds for every project. */
export async function setRetention(
  projectId: string,
  kind: RetentionKind,
  keepDays: number | null | 'default',
): Promise<void> {
  const rows = supabase().rest.from('retention_settings')
  unwrap(
    keepDays === 'default'
      ? await rows.delete().eq('project_id', projectId).eq('kind', kind)
      : await rows.upsert(
          { project_id: projectId, kind, keep_days: keepDays },
          { onConflict: 'project_id,kind' },
        ),
  )
}
