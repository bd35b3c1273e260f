import { createApp } from '../_shared/http/app.ts'
import {
  cancelMessage,
  listMessages,
  reactToMessage,
  readMessage,
  rescheduleMessage,
  retryMessage,
  sendMessage,
} from './routes.ts'
import { cancel, queueMessage, react, readOne, readThread, reschedule, retry } from './service.ts'

export const app = createApp('messages')

app.openapi(sendMessage, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await queueMessage(c.var.caller, key, c.req.valid('json')), 202)
})

app.openapi(listMessages, async (c) => c.json(await readThread(c.var.caller, c.req.valid('query')), 200))

app.openapi(readMessage, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(reactToMessage, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  const { id } = c.req.valid('param')
  return c.json(await react(c.var.caller, key, id, c.req.valid('json').emoji), 202)
})

app.openapi(retryMessage, async (c) => {
  const key = c.req.valid('header')['idempotency-key']
  return c.json(await retry(c.var.caller, key, c.req.valid('param').id), 202)
})

app.openapi(rescheduleMessage, async (c) => {
  const { scheduled_for } = c.req.valid('json')
  return c.json(await reschedule(c.var.caller, c.req.valid('param').id, scheduled_for), 200)
})

app.openapi(cancelMessage, async (c) => c.json(await cancel(c.var.caller, c.req.valid('param').id), 200))
