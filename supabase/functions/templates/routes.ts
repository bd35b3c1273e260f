import { createRoute } from '@hono/zod-openapi'
import { MessageAccepted } from '../_shared/contracts/messages.ts'
import {
  CreateTemplateBody,
  DeleteTemplateQuery,
  EditTemplateBody,
  ImportTemplatesBody,
  ListTemplatesQuery,
  PreviewTemplateBody,
  SyncReport,
  SyncTemplatesBody,
  Template,
  TemplateImportReport,
  TemplatePage,
  TemplateParams,
  TemplatePreview,
  TemplateSample,
  TemplateValidation,
  TestTemplateBody,
  UploadSampleBody,
} from '../_shared/contracts/templates.ts'
import { forUsersAndKeys, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../_shared/http/unchanged.ts'

const common = { ...forUsersAndKeys, tags: ['templates'] }

export const listTemplates = createRoute({
  ...unlessChanged(common),
  method: 'get',
  path: '/',
  operationId: 'listTemplates',
  request: { query: ListTemplatesQuery },
  responses: { ...unchanged, 200: json('A page, newest first', TemplatePage), ...problems(401, 404, 422) },
})

export const createTemplate = createRoute({
  ...once(common),
  method: 'post',
  path: '/',
  operationId: 'createTemplate',
  description: "Hands a template in at Meta. What breaks Meta's rules is refused before the call.",
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(CreateTemplateBody) },
  responses: { 201: json('Handed in', Template), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502) },
})

export const validateTemplate = createRoute({
  ...common,
  method: 'post',
  path: '/validate',
  operationId: 'validateTemplate',
  request: { body: jsonBody(CreateTemplateBody) },
  responses: {
    200: json("What breaks Meta's rules", TemplateValidation),
    ...problems(400, 401, 413, 415, 422),
  },
})

export const syncTemplates = createRoute({
  ...common,
  method: 'post',
  path: '/sync',
  operationId: 'syncTemplates',
  description:
    'Reads all pages and languages from Meta; templates that are missing there are marked removed.',
  request: { body: jsonBody(SyncTemplatesBody) },
  responses: { 200: json('What changed', SyncReport), ...problems(400, 401, 403, 404, 413, 415, 422, 502) },
})

export const importTemplates = createRoute({
  ...once(common),
  method: 'post',
  path: '/import',
  operationId: 'importTemplates',
  description: 'Hands in templates of the shipped catalogue; those that exist already are left alone.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(ImportTemplatesBody) },
  responses: {
    200: json('What was handed in', TemplateImportReport),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const uploadTemplateSample = createRoute({
  ...once(common),
  method: 'post',
  path: '/samples',
  operationId: 'uploadTemplateSample',
  description: 'Hands a file in at Meta as the sample of a header, and gives the handle that names it.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(UploadSampleBody) },
  responses: {
    201: json('Handed in', TemplateSample),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const readTemplate = createRoute({
  ...unlessChanged(common),
  method: 'get',
  path: '/{id}',
  operationId: 'readTemplate',
  request: { params: TemplateParams },
  responses: { ...unchanged, 200: json('The template', Template), ...problems(401, 404, 422) },
})

export const editTemplate = createRoute({
  ...common,
  method: 'patch',
  path: '/{id}',
  operationId: 'editTemplate',
  description: 'Changes a template at Meta, which reviews it again.',
  request: { params: TemplateParams, body: jsonBody(EditTemplateBody) },
  responses: {
    200: json('As it is now', Template),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 502),
  },
})

export const deleteTemplate = createRoute({
  ...common,
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteTemplate',
  description: 'Deletes one language of a template at Meta, then here.',
  request: { params: TemplateParams, query: DeleteTemplateQuery },
  responses: { 200: json('As it is now', Template), ...problems(401, 403, 404, 422, 502) },
})

export const previewTemplate = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/preview',
  operationId: 'previewTemplate',
  request: { params: TemplateParams, body: jsonBody(PreviewTemplateBody) },
  responses: {
    200: json('What the customer would read', TemplatePreview),
    ...problems(400, 401, 404, 413, 415, 422),
  },
})

export const testTemplate = createRoute({
  ...common,
  method: 'post',
  path: '/{id}/send-test',
  operationId: 'sendTestTemplate',
  request: { headers: IdempotencyHeaders, params: TemplateParams, body: jsonBody(TestTemplateBody) },
  responses: { 202: json('Queued', MessageAccepted), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
})
