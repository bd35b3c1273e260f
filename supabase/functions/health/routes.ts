import { createRoute, z } from '@hono/zod-openapi'
import { Health } from '../_shared/contracts/health.ts'
import { forWatchers, openToAll } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const readHealth = createRoute({
  ...openToAll,
  method: 'get',
  path: '/',
  operationId: 'readHealth',
  tags: ['health'],
  description: 'For anybody who watches the hub. Names what is missing and never shows a value.',
  responses: {
    200: json('Everything that is needed works', Health),
    503: json('The database is down, a required setting is missing, or a number is late', Health),
  },
})

export const readMetrics = createRoute({
  ...forWatchers,
  method: 'get',
  path: '/metrics',
  operationId: 'readMetrics',
  tags: ['health'],
  description: 'Depth and age of the queues, rates, errors and lag over all projects, for Prometheus.',
  responses: {
    200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } },
    ...problems(401, 503),
  },
})
