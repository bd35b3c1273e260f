import { createRoute } from '@hono/zod-openapi'
import {
  ListMessagesQuery,
  MessageAccepted,
  MessagePage,
  SendMessageBody,
} from '../_shared/contracts/messages.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { json, problems } from '../_shared/http/responses.ts'

export const sendMessage = createRoute({
  ...forUsersAndKeys,
  method: 'post',
  path: '/',
  operationId: 'sendMessage',
  tags: ['messages'],
  description:
    'Queues a message; its status tells what becomes of it. A repeated Idempotency-Key gets the first answer.',
  request: {
    headers: IdempotencyHeaders,
    body: { required: true, content: { 'application/json': { schema: SendMessageBody } } },
  },
  responses: { 202: json('Queued', MessageAccepted), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
})

export const listMessages = createRoute({
  ...forUsersAndKeys,
  method: 'get',
  path: '/',
  operationId: 'listMessages',
  tags: ['messages'],
  request: { query: ListMessagesQuery },
  responses: { 200: json('A page of the thread, oldest first', MessagePage), ...problems(401, 404, 422) },
})
