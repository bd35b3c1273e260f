import { createRoute } from '@hono/zod-openapi'
import {
  ChangeProjectBody,
  CreateProjectBody,
  Project,
  ProjectList,
  ProjectParams,
  SessionList,
  SessionParams,
} from '../../_shared/contracts/project.ts'
import { forUsers, forUsersAndKeys, once } from '../../_shared/http/access.ts'
import { IdempotencyHeaders } from '../../_shared/http/idempotency.ts'
import { jsonBody } from '../../_shared/http/request-body.ts'
import { json, problems } from '../../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../../_shared/http/unchanged.ts'

const tags = ['project']
const toRead = problems(401, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listProjects = createRoute({
  ...unlessChanged(forUsersAndKeys),
  tags,
  method: 'get',
  path: '/',
  operationId: 'listProjects',
  description: 'Projects of the caller; an API key sees its own when it has the scope project:read.',
  responses: { ...unchanged, 200: json('By name', ProjectList), ...toRead },
})

export const createProject = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/',
  operationId: 'createProject',
  description: "Makes a project, whose owner is the caller. For the tenant's owner.",
  request: { headers: IdempotencyHeaders, body: jsonBody(CreateProjectBody) },
  responses: { 201: json('Made', Project), ...toAct },
})

export const listSessions = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/sessions',
  operationId: 'listSessions',
  description: "The caller's devices, last used first.",
  responses: { 200: json('Devices', SessionList), ...toRead },
})

export const revokeSession = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/sessions/{session_id}',
  operationId: 'revokeSession',
  description: 'Signs the device out: it can no longer renew its token.',
  request: { params: SessionParams },
  responses: { 204: { description: 'Signed out' }, ...toRead },
})

export const readProject = createRoute({
  ...unlessChanged(forUsersAndKeys),
  tags,
  method: 'get',
  path: '/{id}',
  operationId: 'readProject',
  request: { params: ProjectParams },
  responses: { ...unchanged, 200: json('The project', Project), ...toRead },
})

export const changeProject = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/{id}',
  operationId: 'changeProject',
  request: { params: ProjectParams, body: jsonBody(ChangeProjectBody) },
  responses: { 200: json('As it is now', Project), ...toAct },
})
