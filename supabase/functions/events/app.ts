import { Feed } from '../_shared/contracts/reports.ts'
import { createApp } from '../_shared/http/app.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { readEvents } from './routes.ts'

export const app = createApp('events')

app.openapi(readEvents, async (c) => {
  const { project_id, after, limit } = c.req.valid('query')
  await requireReader(c.var.caller, project_id, 'events:read')
  const { data } = await c.var.caller.supabase
    .rpc('events_since', { project_id, max_rows: limit, ...(after ? { cursor: after } : {}) })
    .throwOnError()
  const { reset, ...page } = data as { reset: boolean }
  c.header('cache-control', 'no-store')
  return c.json(Feed.parse({ ...page, more: reset }), 200)
})
