import { createRoute } from '@hono/zod-openapi'
import { Feed, FeedQuery } from '../_shared/contracts/reports.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const readEvents = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/',
  operationId: 'readEvents',
  tags: ['events'],
  description:
    'Everything that happened, in an order that does not change behind a reader. Begin without a cursor, then go on.',
  request: { query: FeedQuery },
  responses: { 200: json('What came after the cursor', Feed), ...problems(401, 403, 404, 422, 429) },
})
