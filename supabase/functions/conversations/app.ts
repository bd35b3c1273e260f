import { createApp } from '../_shared/http/app.ts'
import {
  changeConversation,
  listConversations,
  markConversationRead,
  readConversation,
  showTyping,
} from './routes.ts'
import { change, list, markRead, readOne, typing } from './service.ts'

export const app = createApp('conversations')

app.openapi(listConversations, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(readConversation, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(changeConversation, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(markConversationRead, async (c) =>
  c.json(await markRead(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(showTyping, async (c) => c.json(await typing(c.var.caller, c.req.valid('param').id), 202))
