import { createApp } from '../_shared/http/app.ts'
import { createWorkflow, listWorkflows } from './routes.ts'
import { create, list } from './service.ts'

export const app = createApp('workflows')

app.openapi(listWorkflows, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(createWorkflow, async (c) => c.json(await create(c.var.caller, c.req.valid('json')), 201))
