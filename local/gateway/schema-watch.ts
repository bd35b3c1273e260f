import type postgres from 'postgres'
import type { Lite } from './lite/app.ts'

/** Several statements of one migration are one reload. */
const GATHER_MS = 100

/** Reloads the schema when SQL says `notify pgrst, 'reload schema'`, as PostgREST does. */
export async function watchSchema(
  sql: postgres.Sql,
  lite: Lite,
  report: (error: unknown) => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await sql.listen('pgrst', (payload) => {
    if (payload !== '' && payload !== 'reload schema') return
    clearTimeout(timer)
    timer = setTimeout(() => void lite.reload().catch(report), GATHER_MS)
  })
}
