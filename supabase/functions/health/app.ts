import { createApp } from '../_shared/http/app.ts'
import { metricsText } from './metrics.ts'
import { readHealth, readMetrics } from './routes.ts'
import { examine } from './service.ts'

export const app = createApp('health')

app.openapi(readHealth, async (c) => {
  const health = await examine()
  c.header('cache-control', 'no-store')
  return c.json(health, health.status === 'ok' ? 200 : 503)
})

app.openapi(readMetrics, async (c) => {
  c.header('cache-control', 'no-store')
  return c.text(await metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
})
