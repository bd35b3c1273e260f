import { templateFaults } from '../_shared/contracts/template-rules.ts'
import { createApp } from '../_shared/http/app.ts'
import * as routes from './routes.ts'
import { uploadSample } from './samples.ts'
import * as service from './service.ts'

export const app = createApp('templates')

app.openapi(routes.listTemplates, async (c) =>
  c.json(await service.list(c.var.caller, c.req.valid('query')), 200),
)

app.openapi(routes.createTemplate, async (c) =>
  c.json(await service.create(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(routes.validateTemplate, (c) => {
  const faults = templateFaults(c.req.valid('json'))
  return c.json({ valid: faults.length === 0, faults }, 200)
})

app.openapi(routes.syncTemplates, async (c) =>
  c.json(await service.sync(c.var.caller, c.req.valid('json')), 200),
)

app.openapi(routes.importTemplates, async (c) =>
  c.json(await service.importCatalogue(c.var.caller, c.req.valid('json')), 200),
)

app.openapi(routes.uploadTemplateSample, async (c) =>
  c.json(await uploadSample(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(routes.readTemplate, async (c) =>
  c.json(await service.readOne(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(routes.editTemplate, async (c) =>
  c.json(await service.edit(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.deleteTemplate, async (c) =>
  c.json(await service.remove(c.var.caller, c.req.valid('param').id, c.req.valid('query').project_id), 200),
)

app.openapi(routes.previewTemplate, async (c) =>
  c.json(await service.preview(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(routes.testTemplate, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await service.sendTest(c.var.caller, key, c.req.valid('param').id, c.req.valid('json')), 202)
})
