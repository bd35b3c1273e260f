import { createRoute } from '@hono/zod-openapi'
import {
  CreateFlowBody,
  ExportFlowResponsesQuery,
  Flow,
  FlowList,
  FlowParams,
  FlowPreview,
  FlowRemoved,
  FlowResponsePage,
  FlowsSynced,
  FlowVersion,
  FlowVersionList,
  FlowVersionParams,
  ListFlowResponsesQuery,
  ListFlowsQuery,
  RestoreFlowBody,
  SendFlowBody,
  SyncFlowsBody,
  UploadFlowBody,
} from '../_shared/contracts/flows.ts'
import { MessageAccepted } from '../_shared/contracts/messages.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../_shared/http/unchanged.ts'

const read = { ...forUsersAndKeys, tags: ['flows'] }
const act = { ...forUsers, tags: ['flows'] }

export const listFlows = createRoute({
  ...unlessChanged(read),
  method: 'get',
  path: '/',
  operationId: 'listFlows',
  request: { query: ListFlowsQuery },
  responses: { ...unchanged, 200: json('By name', FlowList), ...problems(401, 403, 404, 422) },
})

export const createFlow = createRoute({
  ...once(act),
  method: 'post',
  path: '/',
  operationId: 'createFlow',
  description:
    "Makes a draft here and at Meta. Meta's complaints about the document come in validation_errors.",
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(CreateFlowBody) },
  responses: { 201: json('The draft', Flow), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502) },
})

export const syncFlows = createRoute({
  ...act,
  method: 'post',
  path: '/sync',
  operationId: 'syncFlows',
  description: 'Takes over what Meta has: new Flows, states, and those that are gone.',
  request: { body: jsonBody(SyncFlowsBody) },
  responses: { 200: json('What was found', FlowsSynced), ...problems(400, 401, 403, 404, 415, 422, 502) },
})

export const listFlowResponses = createRoute({
  ...read,
  method: 'get',
  path: '/responses',
  operationId: 'listFlowResponses',
  request: { query: ListFlowResponsesQuery },
  responses: { 200: json('Newest first', FlowResponsePage), ...problems(401, 403, 404, 422) },
})

export const exportFlowResponses = createRoute({
  ...act,
  method: 'get',
  path: '/responses/export',
  operationId: 'exportFlowResponses',
  description: 'One row per answer, one column per field; CSV in UTF-8. Needs the switch `export`.',
  request: { query: ExportFlowResponsesQuery },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: { type: 'string' as const } } } },
    ...problems(401, 403, 404, 422),
  },
})

export const readFlow = createRoute({
  ...unlessChanged(read),
  method: 'get',
  path: '/{id}',
  operationId: 'readFlow',
  request: { params: FlowParams },
  responses: { ...unchanged, 200: json('The Flow', Flow), ...problems(401, 404, 422) },
})

export const uploadFlow = createRoute({
  ...act,
  method: 'put',
  path: '/{id}/assets',
  operationId: 'uploadFlow',
  description: 'Replaces the document of a draft, here and at Meta.',
  request: { params: FlowParams, body: jsonBody(UploadFlowBody) },
  responses: {
    200: json('With what Meta says of it', Flow),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const listFlowVersions = createRoute({
  ...read,
  method: 'get',
  path: '/{id}/versions',
  operationId: 'listFlowVersions',
  request: { params: FlowParams },
  responses: {
    200: json('Newest first, without their documents', FlowVersionList),
    ...problems(401, 404, 422),
  },
})

export const readFlowVersion = createRoute({
  ...read,
  method: 'get',
  path: '/{id}/versions/{number}',
  operationId: 'readFlowVersion',
  request: { params: FlowVersionParams },
  responses: { 200: json('With its document', FlowVersion), ...problems(401, 404, 422) },
})

export const restoreFlowVersion = createRoute({
  ...act,
  method: 'post',
  path: '/{id}/versions/{number}/restore',
  operationId: 'restoreFlowVersion',
  description:
    "Brings a version back: as the draft's next version, or, where the Flow is published, as a new draft.",
  request: { params: FlowVersionParams, body: jsonBody(RestoreFlowBody) },
  responses: { 200: json('The draft', Flow), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502) },
})

export const publishFlow = createRoute({
  ...once(act),
  method: 'post',
  path: '/{id}/publish',
  operationId: 'publishFlow',
  description: 'For good: a published Flow cannot be changed any more.',
  request: { headers: OptionalIdempotencyHeaders, params: FlowParams },
  responses: { 200: json('Published', Flow), ...problems(401, 403, 404, 409, 422, 502) },
})

export const deprecateFlow = createRoute({
  ...once(act),
  method: 'post',
  path: '/{id}/deprecate',
  operationId: 'deprecateFlow',
  request: { headers: OptionalIdempotencyHeaders, params: FlowParams },
  responses: { 200: json('Deprecated', Flow), ...problems(401, 403, 404, 409, 422, 502) },
})

export const previewFlow = createRoute({
  ...act,
  method: 'post',
  path: '/{id}/preview',
  operationId: 'previewFlow',
  request: { params: FlowParams },
  responses: { 200: json("Meta's page", FlowPreview), ...problems(401, 403, 404, 409, 422, 502) },
})

export const deleteFlow = createRoute({
  ...act,
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteFlow',
  description: 'Drafts only, as Meta keeps what was published.',
  request: { params: FlowParams },
  responses: { 200: json('Gone', FlowRemoved), ...problems(401, 403, 404, 409, 422, 502) },
})

export const sendFlow = createRoute({
  ...read,
  method: 'post',
  path: '/{id}/send',
  operationId: 'sendFlow',
  description:
    "Sends a button that opens the Flow, with a token of its own; the maintenance form gets the day's dates.",
  request: { headers: IdempotencyHeaders, params: FlowParams, body: jsonBody(SendFlowBody) },
  responses: { 202: json('Queued', MessageAccepted), ...problems(400, 401, 403, 404, 409, 415, 422) },
})
