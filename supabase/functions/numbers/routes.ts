import { createRoute } from '@hono/zod-openapi'
import {
  ChangeNumberBody,
  ConnectionReport,
  ConnectNumberBody,
  DeleteNumberQuery,
  ListNumbersQuery,
  NumberDeleted,
  NumberList,
  NumberParams,
  ProfileBody,
  SandboxSession,
  WhatsAppNumber,
} from '../_shared/contracts/numbers.ts'
import { forUsers, forUsersAndKeys } from '../_shared/http/access.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsersAndKeys, tags: ['numbers'] }
const body = <Schema>(schema: Schema) => ({ required: true, content: { 'application/json': { schema } } })

export const listNumbers = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listNumbers',
  request: { query: ListNumbersQuery },
  responses: { 200: json("The project's numbers", NumberList), ...problems(401, 403, 404, 422, 429) },
})

export const checkNumber = createRoute({
  ...common,
  method: 'post',
  path: '/check',
  operationId: 'checkNumber',
  description:
    'Goes through every step of connecting a number, live; the first that fails comes with its remedy.',
  request: { body: body(ConnectNumberBody) },
  responses: { 200: json('Each step', ConnectionReport), ...problems(400, 401, 403, 404, 413, 415, 422) },
})

export const connectNumber = createRoute({
  ...common,
  method: 'post',
  path: '/',
  operationId: 'connectNumber',
  description: 'Connects a number when every step of its check is right.',
  request: { body: body(ConnectNumberBody) },
  responses: {
    201: json('Connected', WhatsAppNumber),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
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
  request: { params: NumberParams, body: body(ChangeNumberBody) },
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
  request: { params: NumberParams, body: body(ProfileBody) },
  responses: {
    200: json('As it is now', WhatsAppNumber),
    ...problems(400, 401, 403, 404, 413, 415, 422, 502),
  },
})

export const startSandboxSession = createRoute({
  ...forUsers,
  tags: ['numbers'],
  method: 'post',
  path: '/{id}/sandbox-sessions',
  operationId: 'startSandboxSession',
  description: 'A code that a test phone sends to the number; the phone is then a contact of the project.',
  request: { params: NumberParams },
  responses: { 201: json('The code', SandboxSession), ...problems(401, 404, 422) },
})
