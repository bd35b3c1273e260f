import { createRoute } from '@hono/zod-openapi'
import {
  ChangeConversationBody,
  Conversation,
  ConversationPage,
  ConversationParams,
  ConversationRead,
  ConversationUnread,
  ListConversationsQuery,
  NeedsYouPage,
  NeedsYouQuery,
  TypingShown,
} from '../_shared/contracts/conversations.ts'
import { forUsersAndKeys } from '../_shared/http/access.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsersAndKeys, tags: ['conversations'] }

export const listConversations = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listConversations',
  request: { query: ListConversationsQuery },
  responses: {
    200: json('A page, newest first', ConversationPage),
    ...problems(401, 403, 404, 422, 429),
  },
})

export const listNeedsYou = createRoute({
  ...common,
  method: 'get',
  path: '/needs-you',
  operationId: 'listNeedsYou',
  description: 'What waits for a person and why, oldest first, with the exact figure of each reason.',
  request: { query: NeedsYouQuery },
  responses: { 200: json('A page', NeedsYouPage), ...problems(401, 403, 404, 422, 429) },
})

export const readConversation = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readConversation',
  request: { params: ConversationParams },
  responses: { 200: json('The conversation', Conversation), ...problems(401, 404, 422) },
})

export const changeConversation = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}',
  operationId: 'changeConversation',
  request: {
    params: ConversationParams,
    body: jsonBody(ChangeConversationBody),
  },
  responses: {
    200: json('The conversation as it is now', Conversation),
    ...problems(400, 401, 403, 404, 413, 415, 422),
  },
})

export const markConversationRead = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/read',
  operationId: 'markConversationRead',
  request: { params: ConversationParams },
  responses: { 200: json('Read', ConversationRead), ...problems(401, 403, 404, 422) },
})

export const markConversationUnread = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/unread',
  operationId: 'markConversationUnread',
  description:
    'Shows it as unread again, to all members on all their devices. The customer sees nothing of it.',
  request: { params: ConversationParams },
  responses: { 200: json('Unread', ConversationUnread), ...problems(401, 403, 404, 422) },
})

export const showTyping = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/typing',
  operationId: 'showTyping',
  description:
    'Shows the customer that somebody is writing, for up to 25 seconds; Meta marks his messages as read with it.',
  request: { params: ConversationParams },
  responses: { 202: json('Queued', TypingShown), ...problems(401, 403, 404, 422) },
})
