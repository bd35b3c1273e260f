import { createRoute } from '@hono/zod-openapi'
import {
  ChangeQuickReplyBody,
  CreateQuickReplyBody,
  ListQuickRepliesQuery,
  QuickReply,
  QuickReplyParams,
  QuickReplyTable,
} from '../_shared/contracts/quick-replies.ts'
import { forUsers, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../_shared/http/unchanged.ts'

const tags = ['quick-replies']
const toRead = problems(401, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listQuickReplies = createRoute({
  ...unlessChanged(forUsers),
  tags,
  method: 'get',
  path: '/',
  operationId: 'listQuickReplies',
  description: "The caller's own and everybody's, by name.",
  request: { query: ListQuickRepliesQuery },
  responses: { ...unchanged, 200: json('A page', QuickReplyTable), ...toRead },
})

export const createQuickReply = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/',
  operationId: 'createQuickReply',
  request: { headers: IdempotencyHeaders, body: jsonBody(CreateQuickReplyBody) },
  responses: { 201: json('Made', QuickReply), ...toAct },
})

export const changeQuickReply = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/{id}',
  operationId: 'changeQuickReply',
  request: { params: QuickReplyParams, body: jsonBody(ChangeQuickReplyBody) },
  responses: { 200: json('As it is now', QuickReply), ...toAct },
})

export const deleteQuickReply = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteQuickReply',
  request: { params: QuickReplyParams },
  responses: { 204: { description: 'Gone' }, ...toRead, ...problems(403) },
})
