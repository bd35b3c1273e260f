import { createApp } from '../_shared/http/app.ts'
import { readHealth } from './routes.ts'
import { examine } from './service.ts'

export const app = createApp('health')

app.openapi(readHealth, async (c) => {
  const health = await examine()
  c.header('cache-control', 'no-store')
  return c.json(health, health.status === 'ok' ? 200 : 503)
})
