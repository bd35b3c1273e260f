import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { sql } from './database.ts'
import { stack } from './stack.ts'

/** Where Meta posts to. */
export const webhookUrl = `${stack.api_url}/functions/v1/webhook`

/** `X-Hub-Signature-256` of these bytes. */
export function sign(body: string | Uint8Array, secret = stack.app_secret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

type PostOptions = { path?: string; signature?: string | null }

/** Posts bytes as Meta would, signed rightly unless told otherwise. */
export async function post(
  body: string | Uint8Array,
  { path = '', signature }: PostOptions = {},
): Promise<Response> {
  const header = signature === undefined ? sign(body) : signature
  return await fetch(webhookUrl + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(header === null ? {} : { 'x-hub-signature-256': header }),
    },
    body: Buffer.from(body),
  })
}

/** A body of Meta's form that no other test has, about a number that no project has. */
export function uniqueBody(text = 'سلام'): string {
  const message = {
    from: '201000000000',
    id: `wamid.${crypto.randomUUID()}`,
    timestamp: '1795000000',
    type: 'text',
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '201000000001', phone_number_id: '999999999999999' },
    contacts: [{ profile: { name: 'Test' }, wa_id: '201000000000' }],
    messages: [{ ...message, text: { body: text } }],
  }
  const entry = [{ id: '888888888888888', changes: [{ field: 'messages', value }] }]
  return JSON.stringify({ object: 'whatsapp_business_account', entry })
}

export type StoredEvent = { id: string; app: string; body: Buffer; state: string; deliveries: number }

/** The ledger's rows that hold exactly these bytes. */
export async function storedEvents(body: string | Uint8Array): Promise<StoredEvent[]> {
  const rows = await sql<StoredEvent[]>`
    select id, app, body, state, deliveries
    from public.webhook_events
    where body_sha256 = sha256(${Buffer.from(body)}::bytea)`
  return [...rows]
}
