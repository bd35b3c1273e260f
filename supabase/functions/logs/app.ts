import { createApp } from '../_shared/http/app.ts'
import { listAudit, listLogs, writeLog } from './routes.ts'
import { audit, list, write } from './service.ts'

export const app = createApp('logs')

app.openapi(listLogs, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(writeLog, async (c) => c.json(await write(c.var.caller, c.req.valid('json')), 201))

app.openapi(listAudit, async (c) => c.json(await audit(c.var.caller, c.req.valid('query')), 200))
