import { createRoute } from '@hono/zod-openapi'
import {
  BeginUploadBody,
  ListMediaQuery,
  MediaFile,
  MediaLink,
  MediaParams,
  MediaTable,
  Upload,
} from '../_shared/contracts/media.ts'
import { forUsers, forUsersAndKeys } from '../_shared/http/access.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const tags = ['media']
const toRead = problems(401, 403, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listMedia = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/',
  operationId: 'listMedia',
  request: { query: ListMediaQuery },
  responses: { 200: json('A page, with the total under the same filters', MediaTable), ...toRead },
})

export const beginUpload = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'post',
  path: '/',
  operationId: 'beginUpload',
  description: 'Gives the address to which the bytes of a file go, and the path by which a message names it.',
  request: { body: jsonBody(BeginUploadBody) },
  responses: { 201: json('Where the bytes go', Upload), ...toAct },
})

export const readMedia = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/{id}',
  operationId: 'readMedia',
  request: { params: MediaParams },
  responses: { 200: json('The file', MediaFile), ...toRead },
})

export const linkMedia = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'get',
  path: '/{id}/link',
  operationId: 'linkMedia',
  request: { params: MediaParams },
  responses: { 200: json('A link for five minutes', MediaLink), ...toRead, ...problems(409) },
})

export const copyMedia = createRoute({
  ...forUsersAndKeys,
  tags,
  method: 'post',
  path: '/{id}/copy',
  operationId: 'copyMediaLink',
  description: 'The same link, for a button that copies it.',
  request: { params: MediaParams },
  responses: { 200: json('A link for five minutes', MediaLink), ...toRead, ...problems(409) },
})

export const deleteMedia = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteMedia',
  description: 'Removes the file; its message stays with a placeholder. Admins only; it is audited.',
  request: { params: MediaParams },
  responses: { 204: { description: 'Gone' }, ...toRead },
})
