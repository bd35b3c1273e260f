import { csvHead, csvLine } from '../_shared/contracts/csv.ts'
import { Analytics, AnalyticsRow, ResponseTimes } from '../_shared/contracts/reports.ts'
import { createApp } from '../_shared/http/app.ts'
import { readAnalytics, readResponseTimes } from './routes.ts'

export const app = createApp('analytics')

app.openapi(readAnalytics, async (c) => {
  const { project_id, from, to, by, whatsapp_number_id, member_id, format } = c.req.valid('query')
  const { data } = await c.var.caller.supabase
    .rpc('read_analytics', {
      project_id,
      first_day: from,
      last_day: to,
      grain: by,
      ...(whatsapp_number_id ? { whatsapp_number_id } : {}),
      ...(member_id ? { member_id } : {}),
    })
    .throwOnError()
  const analytics = Analytics.parse({ data })
  if (format === 'json') return c.json(analytics, 200)
  const columns = Object.keys(AnalyticsRow.shape) as (keyof AnalyticsRow)[]
  const lines = analytics.data.map((row) => csvLine(columns.map((column) => row[column])))
  c.header('content-disposition', 'attachment; filename="analytics.csv"')
  return c.body(csvHead(columns) + lines.join(''), 200, { 'content-type': 'text/csv; charset=utf-8' })
})

app.openapi(readResponseTimes, async (c) => {
  const { project_id, from, to, by, whatsapp_number_id, member_id } = c.req.valid('query')
  const { data } = await c.var.caller.supabase
    .rpc('read_response_times', {
      project_id,
      first_day: from,
      last_day: to,
      grain: by,
      ...(whatsapp_number_id ? { whatsapp_number_id } : {}),
      ...(member_id ? { member_id } : {}),
    })
    .throwOnError()
  return c.json(ResponseTimes.parse({ data }), 200)
})
