import { createApp } from '../_shared/http/app.ts'
import { drain } from './drain.ts'
import * as ledger from './ledger.ts'
import * as routes from './routes.ts'

export const app = createApp('queue')

app.openapi(routes.readLedger, async (c) =>
  c.json(await ledger.readLedger(c.var.caller, c.req.valid('query')), 200),
)
app.openapi(routes.listUnrouted, async (c) => c.json(await ledger.listUnrouted(c.var.caller), 200))
app.openapi(routes.replayEvents, async (c) =>
  c.json(await ledger.replayEvents(c.var.caller, c.req.valid('json')), 200),
)
app.openapi(routes.listDeadLetters, async (c) =>
  c.json(await ledger.listDeadLetters(c.var.caller, c.req.valid('query')), 200),
)
app.openapi(routes.replayDeadLetters, async (c) =>
  c.json(await ledger.replayDeadLetters(c.var.caller, c.req.valid('json')), 200),
)
app.openapi(routes.purgeDeadLetters, async (c) =>
  c.json(await ledger.purgeDeadLetters(c.var.caller, c.req.valid('json')), 200),
)
app.openapi(routes.listStuck, async (c) =>
  c.json(await ledger.listStuck(c.var.caller, c.req.valid('query')), 200),
)

// Last: its path would take in the others.
app.openapi(routes.drainQueue, async (c) => c.json(await drain(c.req.valid('param').queue), 200))
