import { createApp } from '../_shared/http/app.ts'
import * as routes from './routes.ts'
import * as settings from './service.ts'

export const app = createApp('settings')

app.openapi(routes.readAiSettings, async (c) =>
  c.json(await settings.readAi(c.var.caller, c.req.valid('query')), 200),
)

app.openapi(routes.saveAiSettings, async (c) =>
  c.json(await settings.saveAi(c.var.caller, c.req.valid('json')), 200),
)

app.openapi(routes.listIntegrations, async (c) =>
  c.json(await settings.integrations(c.var.caller, c.req.valid('query').project_id), 200),
)

app.openapi(routes.createIntegration, async (c) =>
  c.json(await settings.addIntegration(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(routes.changeIntegration, async (c) =>
  c.json(await settings.changeIntegration(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.deleteIntegration, async (c) => {
  await settings.removeIntegration(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})

app.openapi(routes.readPreferences, async (c) =>
  c.json(await settings.preferences(c.var.caller, c.req.valid('query').project_id), 200),
)

app.openapi(routes.savePreferences, async (c) =>
  c.json(await settings.savePreferences(c.var.caller, c.req.valid('json')), 200),
)
