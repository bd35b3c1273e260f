import { Stats } from '../_shared/contracts/reports.ts'
import { createApp } from '../_shared/http/app.ts'
import { readStats } from './routes.ts'

export const app = createApp('stats')

app.openapi(readStats, async (c) => {
  const { project_id, from, to } = c.req.valid('query')
  const { data } = await c.var.caller.supabase
    .rpc('read_stats', { project_id, first_day: from, last_day: to })
    .throwOnError()
  return c.json(Stats.parse(data), 200)
})
