import { createApp } from '../_shared/http/app.ts'
import { createApiKey, listApiKeys, readApiKey, revokeApiKey, rotateApiKey } from './routes.ts'
import { create, list, readOne, revoke, rotate } from './service.ts'

export const app = createApp('api-keys')

app.openapi(listApiKeys, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(createApiKey, async (c) => {
  c.header('cache-control', 'no-store')
  return c.json(await create(c.var.caller, c.req.valid('json')), 201)
})

app.openapi(readApiKey, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(rotateApiKey, async (c) => {
  c.header('cache-control', 'no-store')
  return c.json(await rotate(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201)
})

app.openapi(revokeApiKey, async (c) => c.json(await revoke(c.var.caller, c.req.valid('param').id), 200))
