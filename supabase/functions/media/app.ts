import { createApp } from '../_shared/http/app.ts'
import { beginUpload, copyMedia, deleteMedia, linkMedia, listMedia, readMedia } from './routes.ts'
import { link, list, readOne, remove, beginUpload as upload } from './service.ts'

export const app = createApp('media')

app.openapi(listMedia, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(beginUpload, async (c) => c.json(await upload(c.var.caller, c.req.valid('json')), 201))

app.openapi(readMedia, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(linkMedia, async (c) => {
  c.header('cache-control', 'no-store')
  return c.json(await link(c.var.caller, c.req.valid('param').id), 200)
})

app.openapi(copyMedia, async (c) => {
  c.header('cache-control', 'no-store')
  return c.json(await link(c.var.caller, c.req.valid('param').id), 200)
})

app.openapi(deleteMedia, async (c) => {
  await remove(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})
