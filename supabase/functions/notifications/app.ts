import { createApp } from '../_shared/http/app.ts'
import { listNotifications, readNotifications } from './routes.ts'
import { list, markRead } from './service.ts'

export const app = createApp('notifications')

app.openapi(listNotifications, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(readNotifications, async (c) => c.json(await markRead(c.var.caller, c.req.valid('json')), 200))
