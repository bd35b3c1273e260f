import { z } from 'zod'
import { Id } from './id.ts'

/** Answer to a delivery of Meta's: the raw event is in the ledger, now or since an earlier delivery. */
export const WebhookEventStored = z
  .object({ event_id: Id, duplicate: z.boolean() })
  .meta({ id: 'WebhookEventStored' })
export type WebhookEventStored = z.infer<typeof WebhookEventStored>
