import { createRoute } from '@hono/zod-openapi'
import { DrainParams, DrainReport } from '../_shared/contracts/queues.ts'
import { forWorkers } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const drainQueue = createRoute({
  ...forWorkers,
  method: 'post',
  path: '/{queue}',
  operationId: 'drainQueue',
  tags: ['queue'],
  description:
    'Works until the queue is empty or its time is over. Called by cron and after each commit; `whatsapp` is another name for `inbound`.',
  request: { params: DrainParams },
  responses: { 200: json('What was done', DrainReport), ...problems(401, 404, 503) },
})
