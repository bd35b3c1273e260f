import { createRoute } from '@hono/zod-openapi'
import {
  ApiKey,
  ApiKeyCreated,
  ApiKeyParams,
  ApiKeyTable,
  CreateApiKeyBody,
  ListApiKeysQuery,
  RotateApiKeyBody,
} from '../_shared/contracts/api-keys.ts'
import { forUsers, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsers, tags: ['api-keys'] }
const shownOnce = { ...once(forUsers, ['key']), tags: ['api-keys'] }

export const listApiKeys = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listApiKeys',
  description: 'Keys of a project, newest first, without the keys themselves. Admins only.',
  request: { query: ListApiKeysQuery },
  responses: { 200: json('A page', ApiKeyTable), ...problems(401, 403, 404, 422, 429) },
})

export const createApiKey = createRoute({
  ...shownOnce,
  method: 'post',
  path: '/',
  operationId: 'createApiKey',
  description: 'Makes a key. `key` is shown this once; only its hash is kept. Admins only.',
  request: {
    headers: IdempotencyHeaders,
    body: jsonBody(CreateApiKeyBody),
  },
  responses: {
    201: json('Made', ApiKeyCreated),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const readApiKey = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readApiKey',
  request: { params: ApiKeyParams },
  responses: { 200: json('The key, without the key itself', ApiKey), ...problems(401, 404, 422, 429) },
})

export const rotateApiKey = createRoute({
  ...shownOnce,
  method: 'post',
  path: '/{id}/rotate',
  operationId: 'rotateApiKey',
  description:
    'Makes a key with the same rights. The old one goes on for the overlap, then it ends. Admins only.',
  request: {
    headers: IdempotencyHeaders,
    params: ApiKeyParams,
    body: jsonBody(RotateApiKeyBody),
  },
  responses: {
    201: json('The new key', ApiKeyCreated),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const revokeApiKey = createRoute({
  ...common,
  method: 'delete',
  path: '/{id}',
  operationId: 'revokeApiKey',
  description: 'Ends a key for good: the next request with it is refused. Its row stays. Admins only.',
  request: { params: ApiKeyParams },
  responses: { 200: json('As it is now', ApiKey), ...problems(401, 403, 404, 422, 429) },
})
