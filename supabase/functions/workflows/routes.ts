import { createRoute } from '@hono/zod-openapi'
import {
  CreateWorkflowBody,
  ListWorkflowsQuery,
  Workflow,
  WorkflowTable,
} from '../_shared/contracts/workflows.ts'
import { forUsers, forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['workflows']

export const listWorkflows = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/',
  operationId: 'listWorkflows',
  request: { query: ListWorkflowsQuery },
  responses: { 200: json('A page', WorkflowTable), ...problems(401, 403, 404, 422, 429) },
})

export const createWorkflow = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/',
  operationId: 'createWorkflow',
  description: 'Keeps a draft with its steps. Nothing runs.',
  request: {
    headers: IdempotencyHeaders,
    body: jsonBody(CreateWorkflowBody),
  },
  responses: {
    201: json('The draft', Workflow),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})
