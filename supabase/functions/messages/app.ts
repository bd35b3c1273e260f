import { createApp } from '../_shared/http/app.ts'
import { listMessages, sendMessage } from './routes.ts'
import { queueMessage, readThread } from './service.ts'

export const app = createApp('messages')

app.openapi(sendMessage, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await queueMessage(c.var.caller, key, c.req.valid('json')), 202)
})

app.openapi(listMessages, async (c) => c.json(await readThread(c.var.caller, c.req.valid('query')), 200))
