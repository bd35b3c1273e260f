import { createApp } from '../_shared/http/app.ts'
import { createBroadcast, listBroadcasts } from './routes.ts'
import { create, list } from './service.ts'

export const app = createApp('broadcasts')

app.openapi(listBroadcasts, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(createBroadcast, async (c) => c.json(await create(c.var.caller, c.req.valid('json')), 201))
