import { createApp } from '../_shared/http/app.ts'
import { changeQuickReply, createQuickReply, deleteQuickReply, listQuickReplies } from './routes.ts'
import { change, create, list, remove } from './service.ts'

export const app = createApp('quick-replies')

app.openapi(listQuickReplies, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(createQuickReply, async (c) => c.json(await create(c.var.caller, c.req.valid('json')), 201))

app.openapi(changeQuickReply, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(deleteQuickReply, async (c) => {
  await remove(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})
