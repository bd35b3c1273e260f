import type { ImportReport } from '@contracts/contacts'
import { call } from '@/lib/api-client'
import { ReadError } from '@/lib/problem'
import { fetchAsCaller, supabase } from '@/lib/supabase'

interface Part {
  dryRun?: boolean
  jobId?: string
  firstLine?: number
  more?: boolean
  signal?: AbortSignal
}

/** Hands in a file of contacts, or a part of a long one. */
export function importContacts(projectId: string, csv: string, part: Part): Promise<ImportReport> {
  const flag = (on: boolean | undefined) => (on ? 'true' : undefined)
  const query = {
    project_id: projectId,
    dry_run: flag(part.dryRun),
    job_id: part.jobId,
    first_line: part.firstLine,
    more: flag(part.more),
  } as const
  return call((api) =>
    api.POST('/contacts/import', {
      params: { query, header: { 'idempotency-key': crypto.randomUUID() } },
      headers: { 'content-type': 'text/csv' },
      body: csv,
      bodySerializer: (text) => text,
      signal: part.signal,
    }),
  )
}

/** The project's contacts as a file. Not through `call`: a long one takes longer than an answer may. */
export async function exportContacts(projectId: string): Promise<Blob> {
  const { supabaseUrl } = supabase().config
  const response = await fetchAsCaller(
    `${supabaseUrl}/functions/v1/contacts/export?project_id=${encodeURIComponent(projectId)}`,
  )
  if (!response.ok) throw new ReadError(response.statusText, response.status, 'export')
  return response.blob()
}
