import { createRoute } from '@hono/zod-openapi'
import {
  ListNotificationsQuery,
  NotificationPage,
  NotificationsRead,
  ReadNotificationsBody,
} from '../_shared/contracts/notifications.ts'
import { forUsers } from '../_shared/http/access.ts'
import { jsonBody } from '../_shared/http/request-body.ts'
import { json, problems } from '../_shared/http/responses.ts'

const common = { ...forUsers, tags: ['notifications'] }

export const listNotifications = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listNotifications',
  description: "The caller's own news, newest first.",
  request: { query: ListNotificationsQuery },
  responses: { 200: json('A page', NotificationPage), ...problems(401, 404, 422, 429) },
})

export const readNotifications = createRoute({
  ...common,
  method: 'post',
  path: '/read',
  operationId: 'markNotificationsRead',
  request: { body: jsonBody(ReadNotificationsBody) },
  responses: {
    200: json('How many are left', NotificationsRead),
    ...problems(400, 401, 404, 413, 415, 422, 429),
  },
})
