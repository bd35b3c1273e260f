import { createClient } from '@supabase/supabase-js'
import type postgres from 'postgres'
import type { StackStatus } from '../stack/config.ts'
import { type DemoFile, demoFiles } from './demo-files.ts'

interface Missing {
  id: string
  project_id: string
  kind: string
  caption: string | null
}

/** What the seed writes on rows whose files it cannot bring. */
const WITHOUT_FILE = 'demonstration data have no files'

/**
 * Gives the seeded media their files, since SQL cannot bring any: uploads them as an operator would, then says on the
 * rows that they are stored. Rows that have theirs are left alone, so it may run at each start.
 */
export async function bringDemoFiles(
  sql: postgres.Sql,
  { api_url, secret_key }: Pick<StackStatus, 'api_url' | 'secret_key'>,
): Promise<number> {
  const missing = await sql<Missing[]>`
    select id, project_id, kind, caption from public.media_files
    where error_details = ${WITHOUT_FILE} and state = 'expired' and deleted_at is null
    order by project_id, kind, created_at, id`
  if (missing.length === 0) return 0

  const files = await demoFiles()
  const turns = new Map<string, number>()
  const chosen = missing.flatMap((row) => {
    const key = `${row.project_id} ${row.kind}`
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    const file = files.choose(row.kind, row.caption, turn)
    return file ? [{ row, file, path: `${row.project_id}/demo/${file.name}` }] : []
  })

  const storage = createClient(api_url, secret_key, { auth: { persistSession: false } }).storage.from('media')
  const objects = new Map<string, DemoFile>(chosen.map(({ path, file }) => [path, file]))
  await Promise.all(
    [...objects].map(async ([path, { bytes, mime_type }]) => {
      const { error } = await storage.upload(path, bytes, { contentType: mime_type, upsert: true })
      if (error) throw new Error(`The demonstration file ${path} was not stored: ${error.message}`)
    }),
  )
  await sql`
    update public.media_files as f
    set state = 'stored', path = c.path, mime_type = c.mime_type, claimed_mime_type = c.mime_type, sha256 = c.sha256,
      size_bytes = c.size, width = c.width, height = c.height, duration_ms = c.duration_ms,
      stored_at = f.created_at + interval '2 seconds', error_details = null
    from jsonb_to_recordset(${sql.json(
      chosen.map(({ row, file: { bytes, name: _, ...file }, path }) => ({
        ...file,
        id: row.id,
        path,
        size: bytes.length,
      })),
    )}) as c (
      id uuid, path text, mime_type text, sha256 text, size bigint, width integer, height integer, duration_ms integer
    )
    where f.id = c.id and f.state = 'expired'`
  return chosen.length
}
