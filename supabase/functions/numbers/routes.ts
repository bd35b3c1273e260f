import { createRoute } from '@hono/zod-openapi'
import {
  AddMetaAppBody,
  ChangeMetaAppBody,
  ChangeNumberBody,
  ConnectionReport,
  ConnectNumberBody,
  DeleteNumberQuery,
  ListMetaAppsQuery,
  ListNumbersQuery,
  MetaApp,
  MetaAppDeleted,
  MetaAppList,
  NumberDeleted,
  NumberList,
  NumberParams,
  ProfileBody,
  SandboxSession,
  TestMessageParams,
  TestNumberBody,
  TestReport,
  WhatsAppNumber,
} from '../_shared/contracts/numbers.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../_shared/http/unchanged.ts'

const common = { ...forUsersAndKeys, tags: ['numbers'] }

export const listNumbers = createRoute({
  ...unlessChanged(common),
  method: 'get',
  path: '/',
  operationId: 'listNumbers',
  request: { query: ListNumbersQuery },
  responses: {
    ...unchanged,
    200: json("The project's numbers", NumberList),
    ...problems(401, 403, 404, 422, 429),
  },
})

export const checkNumber = createRoute({
  ...common,
  method: 'post',
  path: '/check',
  operationId: 'checkNumber',
  description:
    'Goes through every step of connecting a number, live; the first that fails comes with its remedy.',
  request: { body: jsonBody(ConnectNumberBody) },
  responses: { 200: json('Each step', ConnectionReport), ...problems(400, 401, 403, 404, 413, 415, 422) },
})

export const connectNumber = createRoute({
  ...once(common),
  method: 'post',
  path: '/',
  operationId: 'connectNumber',
  description: 'Connects a number when every step of its check is right.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(ConnectNumberBody) },
  responses: {
    201: json('Connected', WhatsAppNumber),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const listMetaApps = createRoute({
  ...forUsers,
  tags: ['numbers'],
  method: 'get',
  path: '/apps',
  operationId: 'listMetaApps',
  description: "The tenant's Meta apps beside the default one, for its owner.",
  request: { query: ListMetaAppsQuery },
  responses: { 200: json('The apps', MetaAppList), ...problems(401, 422) },
})

export const addMetaApp = createRoute({
  ...once(forUsers),
  tags: ['numbers'],
  method: 'post',
  path: '/apps',
  operationId: 'addMetaApp',
  description:
    'A further Meta app; its webhooks arrive at webhook/{path}. The secrets are never shown again.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(AddMetaAppBody) },
  responses: { 201: json('Added', MetaApp), ...problems(400, 401, 404, 409, 413, 415, 422) },
})

export const changeMetaApp = createRoute({
  ...forUsers,
  tags: ['numbers'],
  method: 'patch',
  path: '/apps/{id}',
  operationId: 'changeMetaApp',
  description: 'Changes what is given; the app secret before a new one is accepted beside it.',
  request: { params: NumberParams, body: jsonBody(ChangeMetaAppBody) },
  responses: { 200: json('As it is now', MetaApp), ...problems(400, 401, 404, 413, 415, 422) },
})

export const deleteMetaApp = createRoute({
  ...forUsers,
  tags: ['numbers'],
  method: 'delete',
  path: '/apps/{id}',
  operationId: 'deleteMetaApp',
  request: { params: NumberParams },
  responses: { 200: json('Gone', MetaAppDeleted), ...problems(401, 404, 409, 422) },
})

export const testNumber = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/test-messages',
  operationId: 'testNumber',
  description:
    'Sends a test message through the connected number: free text, or a template in a closed window.',
  request: { headers: IdempotencyHeaders, params: NumberParams, body: jsonBody(TestNumberBody) },
  responses: {
    202: json('Queued', TestReport),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const readNumberTest = createRoute({
  ...common,
  method: 'get',
  path: '/{id}/test-messages/{message_id}',
  operationId: 'readNumberTest',
  description: 'How far the test message came: taken by Meta, and its status webhook received.',
  request: { params: TestMessageParams },
  responses: { 200: json('The two steps', TestReport), ...problems(401, 403, 404, 422) },
})

export const readNumber = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readNumber',
  request: { params: NumberParams },
  responses: { 200: json('The number', WhatsAppNumber), ...problems(401, 404, 422) },
})

export const changeNumber = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}',
  operationId: 'changeNumber',
  request: { params: NumberParams, body: jsonBody(ChangeNumberBody) },
  responses: { 200: json('As it is now', WhatsAppNumber), ...problems(400, 401, 403, 404, 413, 415, 422) },
})

export const deleteNumber = createRoute({
  ...common,
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteNumber',
  request: { params: NumberParams, query: DeleteNumberQuery },
  responses: { 200: json('Gone', NumberDeleted), ...problems(401, 403, 404, 409, 422) },
})

export const checkHealth = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/health-check',
  operationId: 'checkNumberHealth',
  description: 'Reads status, quality and limits from Meta.',
  request: { params: NumberParams },
  responses: { 200: json('As it is now', WhatsAppNumber), ...problems(401, 403, 404, 422, 502) },
})

export const changeProfile = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}/profile',
  operationId: 'changeNumberProfile',
  description: 'Changes the business profile that customers see, at Meta first.',
  request: { params: NumberParams, body: jsonBody(ProfileBody) },
  responses: {
    200: json('As it is now', WhatsAppNumber),
    ...problems(400, 401, 403, 404, 413, 415, 422, 502),
  },
})

export const startSandboxSession = createRoute({
  ...once(forUsers),
  tags: ['numbers'],
  method: 'post',
  path: '/{id}/sandbox-sessions',
  operationId: 'startSandboxSession',
  description: 'A code that a test phone sends to the number; the phone is then a contact of the project.',
  request: { headers: OptionalIdempotencyHeaders, params: NumberParams },
  responses: { 201: json('The code', SandboxSession), ...problems(401, 404, 409, 422) },
})
