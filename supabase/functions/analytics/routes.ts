import { createRoute, z } from '@hono/zod-openapi'
import { Analytics, AnalyticsQuery } from '../_shared/contracts/reports.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { problems } from '../_shared/http/responses.ts'

export const readAnalytics = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/',
  operationId: 'readAnalytics',
  tags: ['analytics'],
  description: "Sums by day, hour, member or number, in the project's time zone; as CSV when asked.",
  request: { query: AnalyticsQuery },
  responses: {
    200: {
      description: 'The sums; buckets without a message are left out',
      content: { 'application/json': { schema: Analytics }, 'text/csv': { schema: z.string() } },
    },
    ...problems(401, 403, 404, 422, 429),
  },
})
