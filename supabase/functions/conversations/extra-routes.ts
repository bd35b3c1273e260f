import { createRoute } from '@hono/zod-openapi'
import {
  ChangeNoteBody,
  Conversation,
  ConversationParams,
  Note,
  NotePage,
  NoteParams,
  OpenConversationBody,
  SetTagsBody,
  StreamQuery,
  Timeline,
  TimelineQuery,
  WriteNoteBody,
} from '../_shared/contracts/conversations.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['conversations']
const toRead = problems(401, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const openConversation = createRoute({
  ...once(forUsersAndKeys),
  tags,
  method: 'post',
  path: '/',
  operationId: 'openConversation',
  description: 'Finds or begins the conversation of a contact on a number. Nothing is sent.',
  request: { headers: IdempotencyHeaders, body: jsonBody(OpenConversationBody) },
  responses: { 200: json('The conversation', Conversation), ...toAct },
})

export const setConversationTags = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'put',
  path: '/{id}/tags',
  operationId: 'setConversationTags',
  request: { params: ConversationParams, body: jsonBody(SetTagsBody) },
  responses: { 200: json('The conversation as it is now', Conversation), ...toAct },
})

export const pinConversation = createRoute({
  ...forUsers,
  tags,
  method: 'put',
  path: '/{id}/pin',
  operationId: 'pinConversation',
  description: "Keeps it on top of the caller's own list.",
  request: { params: ConversationParams },
  responses: { 204: { description: 'Pinned' }, ...toRead },
})

export const unpinConversation = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/pin',
  operationId: 'unpinConversation',
  request: { params: ConversationParams },
  responses: { 204: { description: 'No longer pinned' }, ...toRead },
})

export const readTimeline = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/{id}/timeline',
  operationId: 'readConversationTimeline',
  description: 'What happened beside the messages. An API key needs events:read besides.',
  request: { params: ConversationParams, query: TimelineQuery },
  responses: { 200: json('A page', Timeline), ...toRead },
})

export const listNotes = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/{id}/notes',
  operationId: 'listConversationNotes',
  request: { params: ConversationParams, query: StreamQuery },
  responses: { 200: json('A page, newest first', NotePage), ...toRead },
})

export const writeNote = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/{id}/notes',
  operationId: 'writeConversationNote',
  description: 'Members who are mentioned and see the conversation are notified.',
  request: { headers: IdempotencyHeaders, params: ConversationParams, body: jsonBody(WriteNoteBody) },
  responses: { 201: json('The note', Note), ...toAct },
})

export const changeNote = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/{id}/notes/{note_id}',
  operationId: 'changeConversationNote',
  description: 'Its author alone.',
  request: { params: NoteParams, body: jsonBody(ChangeNoteBody) },
  responses: { 200: json('As it is now', Note), ...toAct },
})

export const deleteNote = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/notes/{note_id}',
  operationId: 'deleteConversationNote',
  description: 'Its author, and admins.',
  request: { params: NoteParams },
  responses: { 204: { description: 'Gone' }, ...toAct },
})
