import { createApp } from '../_shared/http/app.ts'
import * as extra from './extra-routes.ts'
import { open, pin, setTags, timeline, unpin } from './extras.ts'
import { needsYou } from './needs-you.ts'
import { listNotes, removeNote, rewriteNote, writeNote } from './notes.ts'
import {
  changeConversation,
  listConversations,
  listNeedsYou,
  markConversationRead,
  markConversationUnread,
  readConversation,
  showTyping,
} from './routes.ts'
import { change, list, markRead, markUnread, readOne, typing } from './service.ts'

export const app = createApp('conversations')

app.openapi(listConversations, async (c) => c.json(await list(c.var.caller, c.req.valid('query')), 200))

app.openapi(listNeedsYou, async (c) => c.json(await needsYou(c.var.caller, c.req.valid('query')), 200))

app.openapi(readConversation, async (c) => c.json(await readOne(c.var.caller, c.req.valid('param').id), 200))

app.openapi(changeConversation, async (c) =>
  c.json(await change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(markConversationRead, async (c) =>
  c.json(await markRead(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(markConversationUnread, async (c) =>
  c.json(await markUnread(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(showTyping, async (c) => c.json(await typing(c.var.caller, c.req.valid('param').id), 202))

app.openapi(extra.openConversation, async (c) => c.json(await open(c.var.caller, c.req.valid('json')), 200))

app.openapi(extra.setConversationTags, async (c) =>
  c.json(await setTags(c.var.caller, c.req.valid('param').id, c.req.valid('json').tag_ids), 200),
)

app.openapi(extra.pinConversation, async (c) => {
  await pin(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})

app.openapi(extra.unpinConversation, async (c) => {
  await unpin(c.var.caller, c.req.valid('param').id)
  return c.body(null, 204)
})

app.openapi(extra.readTimeline, async (c) =>
  c.json(await timeline(c.var.caller, c.req.valid('param').id, c.req.valid('query')), 200),
)

app.openapi(extra.listNotes, async (c) =>
  c.json(await listNotes(c.var.caller, c.req.valid('param').id, c.req.valid('query')), 200),
)

app.openapi(extra.writeNote, async (c) =>
  c.json(await writeNote(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201),
)

app.openapi(extra.changeNote, async (c) => {
  const { id, note_id } = c.req.valid('param')
  return c.json(await rewriteNote(c.var.caller, id, note_id, c.req.valid('json')), 200)
})

app.openapi(extra.deleteNote, async (c) => {
  const { id, note_id } = c.req.valid('param')
  await removeNote(c.var.caller, id, note_id)
  return c.body(null, 204)
})
