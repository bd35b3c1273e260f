import { createRoute } from '@hono/zod-openapi'
import {
  AiSettings,
  AiSettingsQuery,
  ChangeIntegrationBody,
  CreateIntegrationBody,
  Integration,
  IntegrationList,
  IntegrationParams,
  NotificationPreferences,
  SaveAiSettingsBody,
  SavePreferencesBody,
  SettingsQuery,
} from '../_shared/contracts/settings.ts'
import { forUsers, once } from '../_shared/http/access.ts'
import { IdempotencyHeaders } from '../_shared/http/idempotency.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../_shared/http/unchanged.ts'

const common = { ...forUsers, tags: ['settings'] }
const toRead = problems(401, 403, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const readAiSettings = createRoute({
  ...unlessChanged(common),
  method: 'get',
  path: '/ai',
  operationId: 'readAiSettings',
  request: { query: AiSettingsQuery },
  responses: { ...unchanged, 200: json('The settings, without the key', AiSettings), ...toRead },
})

export const saveAiSettings = createRoute({
  ...common,
  method: 'post',
  path: '/ai',
  operationId: 'saveAiSettings',
  description: 'Replaces the settings of a project, or of one number. Admins only.',
  request: { body: jsonBody(SaveAiSettingsBody) },
  responses: { 200: json('As they are now', AiSettings), ...toAct },
})

export const listIntegrations = createRoute({
  ...common,
  method: 'get',
  path: '/integrations',
  operationId: 'listIntegrations',
  request: { query: SettingsQuery },
  responses: { 200: json('By name', IntegrationList), ...toRead },
})

export const createIntegration = createRoute({
  ...once(forUsers),
  tags: ['settings'],
  method: 'post',
  path: '/integrations',
  operationId: 'createIntegration',
  description: 'It is not active until it is switched on. Admins only.',
  request: { headers: IdempotencyHeaders, body: jsonBody(CreateIntegrationBody) },
  responses: { 201: json('Made', Integration), ...toAct },
})

export const changeIntegration = createRoute({
  ...common,
  method: 'patch',
  path: '/integrations/{id}',
  operationId: 'changeIntegration',
  request: { params: IntegrationParams, body: jsonBody(ChangeIntegrationBody) },
  responses: { 200: json('As it is now', Integration), ...toAct },
})

export const deleteIntegration = createRoute({
  ...common,
  method: 'delete',
  path: '/integrations/{id}',
  operationId: 'deleteIntegration',
  description: 'Its secret goes with it.',
  request: { params: IntegrationParams },
  responses: { 204: { description: 'Gone' }, ...toRead },
})

export const readPreferences = createRoute({
  ...unlessChanged(common),
  method: 'get',
  path: '/notifications',
  operationId: 'readNotificationPreferences',
  request: { query: SettingsQuery },
  responses: { ...unchanged, 200: json("The caller's own", NotificationPreferences), ...toRead },
})

export const savePreferences = createRoute({
  ...common,
  method: 'put',
  path: '/notifications',
  operationId: 'saveNotificationPreferences',
  request: { body: jsonBody(SavePreferencesBody) },
  responses: { 200: json('As they are now', NotificationPreferences), ...toAct },
})
