import { createRoute } from '@hono/zod-openapi'
import {
  Affected,
  DeadLetterFilter,
  DeadLetterPage,
  DeadLettersQuery,
  Ledger,
  LedgerQuery,
  ReplayBody,
  StuckPage,
  StuckQuery,
  Unrouted,
} from '../_shared/contracts/ledger.ts'
import { DrainParams, DrainReport } from '../_shared/contracts/queues.ts'
import { forUsers, forWorkers, once } from '../_shared/http/access.ts'
import { OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['queue']

export const drainQueue = createRoute({
  ...forWorkers,
  method: 'post',
  path: '/{queue}',
  operationId: 'drainQueue',
  tags,
  description:
    'Works until the queue is empty or its time is over. Called by cron and after each commit; `whatsapp` is another name for `inbound`.',
  request: { params: DrainParams },
  responses: { 200: json('What was done', DrainReport), ...problems(401, 404, 503) },
})

export const readLedger = createRoute({
  ...forUsers,
  method: 'get',
  path: '/ledger',
  operationId: 'readLedger',
  tags,
  description:
    'What became of each update of the numbers of which the caller is admin. Nothing is lost while difference is 0.',
  request: { query: LedgerQuery },
  responses: { 200: json('One line per number', Ledger), ...problems(401, 403, 404, 422) },
})

export const listUnrouted = createRoute({
  ...forUsers,
  method: 'get',
  path: '/unrouted',
  operationId: 'listUnroutedUpdates',
  tags,
  description: 'Numbers that nobody has registered and for which Meta delivers.',
  responses: { 200: json('Numbers whose updates wait', Unrouted), ...problems(401, 403) },
})

export const replayEvents = createRoute({
  ...once(forUsers),
  method: 'post',
  path: '/replay',
  operationId: 'replayWebhookEvents',
  tags,
  description:
    'Works once more on stored events, at most 10,000. What they did is found done by its natural keys: no side effect happens twice.',
  request: {
    headers: OptionalIdempotencyHeaders,
    body: jsonBody(ReplayBody),
  },
  responses: { 200: json('How many were queued', Affected), ...problems(400, 401, 403, 409, 422) },
})

export const listDeadLetters = createRoute({
  ...forUsers,
  method: 'get',
  path: '/dead-letters',
  operationId: 'listDeadLetters',
  tags,
  request: { query: DeadLettersQuery },
  responses: {
    200: json('Jobs that were given up, newest first', DeadLetterPage),
    ...problems(401, 403, 404, 422, 429),
  },
})

export const replayDeadLetters = createRoute({
  ...once(forUsers),
  method: 'post',
  path: '/dead-letters/replay',
  operationId: 'replayDeadLetters',
  tags,
  request: {
    headers: OptionalIdempotencyHeaders,
    body: jsonBody(DeadLetterFilter),
  },
  responses: { 200: json('How many were queued', Affected), ...problems(400, 401, 403, 409, 422) },
})

export const purgeDeadLetters = createRoute({
  ...once(forUsers),
  method: 'post',
  path: '/dead-letters/purge',
  operationId: 'purgeDeadLetters',
  tags,
  description: 'They count as dealt with and stay readable until their retention ends.',
  request: {
    headers: OptionalIdempotencyHeaders,
    body: jsonBody(DeadLetterFilter),
  },
  responses: { 200: json('How many were dismissed', Affected), ...problems(400, 401, 403, 409, 422) },
})

export const listStuck = createRoute({
  ...forUsers,
  method: 'get',
  path: '/stuck',
  operationId: 'listStuckMessages',
  tags,
  description: 'Messages that Meta took and never reported as delivered.',
  request: { query: StuckQuery },
  responses: {
    200: json('Messages that are still `sent`, newest first', StuckPage),
    ...problems(401, 403, 404, 422, 429),
  },
})
