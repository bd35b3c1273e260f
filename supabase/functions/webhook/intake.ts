import { Buffer } from 'node:buffer'
import type { WebhookEventStored } from '../_shared/contracts/webhook.ts'
import { isDatabaseUnreachable } from '../_shared/http/database-problem.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { createGatherer } from './gather.ts'

/** `body` is the raw payload as `\x…`: postgres.js sends no arrays of bytea, and SQL reads hex as it is. */
type RawEvent = { app: string; body: string }

type Row = WebhookEventStored & { ord: number }

async function storeBatch(events: RawEvent[]): Promise<WebhookEventStored[]> {
  const sql = serviceDatabase()
  const apps = events.map(({ app }) => app)
  const bodies = events.map(({ body }) => body)
  const rows = await sql<Row[]>`
    select ord, event_id, duplicate
    from private.receive_webhook_events(${apps}::text[], ${bodies}::text[])
    order by ord`
  return rows.map(({ event_id, duplicate }) => ({ event_id, duplicate }))
}

const gather = createGatherer<RawEvent, WebhookEventStored>({
  // An isolate has 256 MB. Hex doubles a payload, and the driver copies it once more on its way out.
  limits: { items: 200, bytes: 8 * 1024 * 1024, waitingBytes: 48 * 1024 * 1024 },
  sizeOf: ({ body }) => body.length,
  store: storeBatch,
  isUnreachable: isDatabaseUnreachable,
  overflow: () => new Problem('unavailable', { detail: 'Too much is waiting to be stored.' }),
})

/**
 * Stores one raw event and queues it, in one transaction. Any failure is answered 503, so that Meta delivers again:
 * no error of the store is the fault of the sender.
 */
export async function storeEvent(app: string, body: Uint8Array): Promise<WebhookEventStored> {
  try {
    return await gather({ app, body: `\\x${Buffer.from(body).toString('hex')}` })
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('unavailable', { cause: error })
  }
}
