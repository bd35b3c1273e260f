import { createApp } from '../_shared/http/app.ts'
import * as metaApps from './meta-apps.ts'
import * as routes from './routes.ts'
import * as service from './service.ts'
import { readTest, sendTest } from './test-message.ts'

export const app = createApp('numbers')

app.openapi(routes.listNumbers, async (c) =>
  c.json(await service.list(c.var.caller, c.req.valid('query').project_id), 200),
)

app.openapi(routes.checkNumber, async (c) =>
  c.json(await service.check(c.var.caller, c.req.valid('json')), 200),
)

app.openapi(routes.connectNumber, async (c) =>
  c.json(await service.connect(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(routes.listMetaApps, async (c) =>
  c.json(await metaApps.list(c.var.caller, c.req.valid('query').tenant_id), 200),
)

app.openapi(routes.addMetaApp, async (c) =>
  c.json(await metaApps.add(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(routes.changeMetaApp, async (c) =>
  c.json(await metaApps.change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.deleteMetaApp, async (c) =>
  c.json(await metaApps.remove(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(routes.testNumber, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await sendTest(c.var.caller, key, c.req.valid('param').id, c.req.valid('json')), 202)
})

app.openapi(routes.readNumberTest, async (c) => {
  const { id, message_id } = c.req.valid('param')
  return c.json(await readTest(c.var.caller, id, message_id), 200)
})

app.openapi(routes.readNumber, async (c) =>
  c.json(await service.readOne(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(routes.changeNumber, async (c) =>
  c.json(await service.change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.deleteNumber, async (c) => {
  const { with_conversations } = c.req.valid('query')
  return c.json(await service.remove(c.var.caller, c.req.valid('param').id, with_conversations), 200)
})

app.openapi(routes.checkHealth, async (c) =>
  c.json(await service.checkHealth(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(routes.changeProfile, async (c) =>
  c.json(await service.changeProfile(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.startSandboxSession, async (c) =>
  c.json(await service.startSandboxSession(c.var.caller, c.req.valid('param').id), 201),
)
