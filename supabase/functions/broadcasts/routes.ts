import { createRoute } from '@hono/zod-openapi'
import {
  Broadcast,
  BroadcastTable,
  CreateBroadcastBody,
  ListBroadcastsQuery,
} from '../_shared/contracts/broadcasts.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['broadcasts']

export const listBroadcasts = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/',
  operationId: 'listBroadcasts',
  request: { query: ListBroadcastsQuery },
  responses: { 200: json('A page', BroadcastTable), ...problems(401, 403, 404, 422, 429) },
})

export const createBroadcast = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/',
  operationId: 'createBroadcast',
  description:
    'Keeps a draft whose number, template, variables and audience belong together. Nothing is sent.',
  request: {
    headers: IdempotencyHeaders,
    body: jsonBody(CreateBroadcastBody),
  },
  responses: {
    201: json('The draft', Broadcast),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})
