import { createRoute } from '@hono/zod-openapi'
import { Health } from '../_shared/contracts/health.ts'
import { openToAll } from '../_shared/http/access.ts'
import { json } from '../_shared/http/responses.ts'

export const readHealth = createRoute({
  ...openToAll,
  method: 'get',
  path: '/',
  operationId: 'readHealth',
  tags: ['health'],
  description: 'For anybody who watches the hub. Names what is missing and never shows a value.',
  responses: {
    200: json('Everything that is needed works', Health),
    503: json('The database is down, or a required setting is missing', Health),
  },
})
