import { createRoute } from '@hono/zod-openapi'
import {
  AuditTable,
  ListAuditQuery,
  ListLogsQuery,
  LogTable,
  LogWritten,
  WriteLogBody,
} from '../_shared/contracts/logs.ts'
import { forUsers, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['logs']
const toRead = problems(401, 403, 404, 422, 429)

export const listLogs = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/',
  operationId: 'listLogs',
  description:
    'What the machine says of itself, newest first; calls of API keys are category api_call. Admins only.',
  request: { query: ListLogsQuery },
  responses: { 200: json('A page', LogTable), ...toRead },
})

export const writeLog = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/',
  operationId: 'writeLog',
  description: 'Adds an entry of category custom. Admins only.',
  request: {
    headers: IdempotencyHeaders,
    body: jsonBody(WriteLogBody),
  },
  responses: { 201: json('Written', LogWritten), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429) },
})

export const listAudit = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/audit',
  operationId: 'listAudit',
  description: 'Who did what to which row, newest first. Admins only.',
  request: { query: ListAuditQuery },
  responses: { 200: json('A page', AuditTable), ...toRead },
})
