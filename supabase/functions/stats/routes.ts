import { createRoute } from '@hono/zod-openapi'
import { Stats, StatsQuery } from '../_shared/contracts/reports.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const readStats = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/',
  operationId: 'readStats',
  tags: ['stats'],
  description:
    "Figures of a range of days in the project's time zone. For members who see the whole project.",
  request: { query: StatsQuery },
  responses: { 200: json('The figures', Stats), ...problems(401, 403, 404, 422, 429) },
})
