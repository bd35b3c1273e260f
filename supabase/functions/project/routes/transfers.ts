import { createRoute } from '@hono/zod-openapi'
import {
  AcceptTransferBody,
  CreateTransferBody,
  OfferedTransferList,
  OfferedTransferParams,
  Project,
  ProjectParams,
  ProjectTableQuery,
  TransferCreated,
  TransferParams,
  TransferTable,
} from '../../_shared/contracts/project.ts'
import { forUsers, once } from '../../_shared/http/access.ts'
import { IdempotencyHeaders } from '../../_shared/http/idempotency.ts'
import { jsonBody } from '../../_shared/http/request-body.ts'
import { json, problems } from '../../_shared/http/responses.ts'

const tags = ['project']
const toRead = problems(401, 403, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listOfferedTransfers = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/transfers',
  operationId: 'listOfferedTransfers',
  description: "Projects that are on offer to the caller's verified address.",
  responses: { 200: json('Newest first', OfferedTransferList), ...toRead },
})

export const acceptTransfer = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/transfers/{transfer_id}/accept',
  operationId: 'acceptTransfer',
  description: 'Makes the caller the owner of the project. Members, keys and numbers stay as they are.',
  request: { headers: IdempotencyHeaders, params: OfferedTransferParams, body: jsonBody(AcceptTransferBody) },
  responses: { 200: json('The project, now his', Project), ...toAct },
})

export const declineTransfer = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/transfers/{transfer_id}/decline',
  operationId: 'declineTransfer',
  request: { headers: IdempotencyHeaders, params: OfferedTransferParams },
  responses: { 204: { description: 'Declined' }, ...toAct },
})

export const listTransfers = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/{id}/transfers',
  operationId: 'listTransfers',
  description: 'To whom the project was offered, and what came of it. For owners.',
  request: { params: ProjectParams, query: ProjectTableQuery },
  responses: { 200: json('A page, newest first', TransferTable), ...toRead },
})

export const createTransfer = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/{id}/transfers',
  operationId: 'createTransfer',
  description:
    'Offers the project to a new owner by e-mail, for seven days; nothing changes until he accepts. A newer offer takes the place of an open one. For owners.',
  request: { headers: IdempotencyHeaders, params: ProjectParams, body: jsonBody(CreateTransferBody) },
  responses: { 201: json('Offered', TransferCreated), ...toAct },
})

export const revokeTransfer = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/transfers/{transfer_id}',
  operationId: 'revokeTransfer',
  description: 'Withdraws an open offer. For owners.',
  request: { params: TransferParams },
  responses: { 204: { description: 'Withdrawn' }, ...toAct },
})
