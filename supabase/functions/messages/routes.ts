import { createRoute } from '@hono/zod-openapi'
import {
  ListMessagesQuery,
  Message,
  MessageAccepted,
  MessagePage,
  MessageParams,
  ReactBody,
  RescheduleBody,
  SendMessageBody,
} from '../_shared/contracts/messages.ts'
import { forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsersAndKeys, tags: ['messages'] }

export const sendMessage = createRoute({
  ...common,
  method: 'post',
  path: '/',
  operationId: 'sendMessage',
  description:
    'Queues a message; its status tells what becomes of it. A repeated Idempotency-Key gets the first answer.',
  request: {
    headers: IdempotencyHeaders,
    body: jsonBody(SendMessageBody),
  },
  responses: { 202: json('Queued', MessageAccepted), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
})

export const listMessages = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listMessages',
  request: { query: ListMessagesQuery },
  responses: { 200: json('A page of the thread, oldest first', MessagePage), ...problems(401, 404, 422) },
})

export const readMessage = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readMessage',
  request: { params: MessageParams },
  responses: { 200: json('The message', Message), ...problems(401, 404, 422) },
})

export const reactToMessage = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/react',
  operationId: 'reactToMessage',
  description: 'Queues a reaction of ours to a message; an empty emoji takes it away.',
  request: {
    headers: IdempotencyHeaders,
    params: MessageParams,
    body: jsonBody(ReactBody),
  },
  responses: { 202: json('Queued', MessageAccepted), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
})

export const retryMessage = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/retry',
  operationId: 'retryMessage',
  description:
    'Sends a failed message again as a new one. One of unknown outcome may have arrived: a person may send it again after 15 minutes.',
  request: { headers: IdempotencyHeaders, params: MessageParams },
  responses: { 202: json('The new message', MessageAccepted), ...problems(401, 403, 404, 409, 422) },
})

export const rescheduleMessage = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}',
  operationId: 'rescheduleMessage',
  description: 'Gives a scheduled message another time, if it may go then.',
  request: {
    params: MessageParams,
    body: jsonBody(RescheduleBody),
  },
  responses: {
    200: json('Scheduled anew', MessageAccepted),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

export const cancelMessage = createRoute({
  ...once(common),
  method: 'post',
  path: '/{id}/cancel',
  operationId: 'cancelMessage',
  description: 'Takes back a message that is scheduled, or queued and not on its way yet.',
  request: { headers: OptionalIdempotencyHeaders, params: MessageParams },
  responses: { 200: json('Cancelled', MessageAccepted), ...problems(401, 403, 404, 409, 422) },
})
