import { createApp } from '../_shared/http/app.ts'
import * as answers from './answers.ts'
import { exchange } from './exchange.ts'
import * as routes from './routes.ts'
import * as service from './service.ts'
import * as versions from './versions.ts'

/** Flow JSON may be larger than a message; Meta takes 10 MB. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

export const app = createApp('flows', { maxBodyBytes: MAX_BODY_BYTES })

// Meta's contract, not ours: it stands in no OpenAPI document.
app.post('/data/:account{[0-9a-f-]{36}}', async (c) => {
  const body = new Uint8Array(await c.req.arrayBuffer())
  const { status, text } = await exchange(c.req.param('account'), body, c.req.header('x-hub-signature-256'))
  return new Response(text, { status, headers: { 'content-type': 'text/plain' } })
})

app.openapi(routes.listFlows, async (c) =>
  c.json(await service.list(c.var.caller, c.req.valid('query').project_id), 200),
)
app.openapi(routes.createFlow, async (c) =>
  c.json(await service.create(c.var.caller, c.req.valid('json')), 201),
)
app.openapi(routes.syncFlows, async (c) =>
  c.json(await service.sync(c.var.caller, c.req.valid('json').project_id), 200),
)
app.openapi(routes.listFlowResponses, async (c) =>
  c.json(await answers.list(c.var.caller, c.req.valid('query')), 200),
)
app.openapi(routes.exportFlowResponses, async (c) => {
  const csv = await answers.exportCsv(c.var.caller, c.req.valid('query'))
  c.header('content-disposition', 'attachment; filename="flow-responses.csv"')
  return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' })
})
app.openapi(routes.readFlow, async (c) =>
  c.json(await service.readOne(c.var.caller, c.req.valid('param').id), 200),
)
app.openapi(routes.uploadFlow, async (c) =>
  c.json(await service.upload(c.var.caller, c.req.valid('param').id, c.req.valid('json').document), 200),
)
app.openapi(routes.listFlowVersions, async (c) =>
  c.json(await versions.list(c.var.caller, c.req.valid('param').id), 200),
)
app.openapi(routes.readFlowVersion, async (c) => {
  const { id, number } = c.req.valid('param')
  return c.json(await versions.readOne(c.var.caller, id, number), 200)
})
app.openapi(routes.restoreFlowVersion, async (c) => {
  const { id, number } = c.req.valid('param')
  return c.json(await versions.restore(c.var.caller, id, number, c.req.valid('json').name), 200)
})
app.openapi(routes.publishFlow, async (c) =>
  c.json(await service.publish(c.var.caller, c.req.valid('param').id), 200),
)
app.openapi(routes.deprecateFlow, async (c) =>
  c.json(await service.deprecate(c.var.caller, c.req.valid('param').id), 200),
)
app.openapi(routes.previewFlow, async (c) =>
  c.json(await service.preview(c.var.caller, c.req.valid('param').id), 200),
)
app.openapi(routes.deleteFlow, async (c) => {
  await service.remove(c.var.caller, c.req.valid('param').id)
  return c.json({ removed: true as const }, 200)
})
app.openapi(routes.sendFlow, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await service.send(c.var.caller, key, c.req.valid('param').id, c.req.valid('json')), 202)
})
