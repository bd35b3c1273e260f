import { createRoute, z } from '@hono/zod-openapi'
import { Analytics, AnalyticsQuery, ResponseTimes, ResponseTimesQuery } from '../_shared/contracts/reports.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const readAnalytics = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/',
  operationId: 'readAnalytics',
  tags: ['analytics'],
  description:
    "Sums of messages by day, hour, member, number, template or type, in the project's time zone; as CSV when asked.",
  request: { query: AnalyticsQuery },
  responses: {
    200: {
      description: 'The sums; buckets without a message are left out',
      content: { 'application/json': { schema: Analytics }, 'text/csv': { schema: z.string() } },
    },
    ...problems(401, 403, 404, 422, 429),
  },
})

export const readResponseTimes = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/response-times',
  operationId: 'readResponseTimes',
  tags: ['analytics'],
  description:
    'How long customers waited for an answer. An answer counts when it was given, for him who gave it.',
  request: { query: ResponseTimesQuery },
  responses: {
    200: json('The times; buckets without an answer are left out', ResponseTimes),
    ...problems(401, 403, 404, 422, 429),
  },
})
