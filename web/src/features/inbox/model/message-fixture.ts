import type { MessageRow } from '../api/rows'

/** A message for tests: a text that came in, with whatever the test is about. */
export function someMessage(more: Partial<MessageRow>): MessageRow {
  const moment = '2026-11-22T10:00:00Z'
  return {
    id: 'm',
    conversation_id: 'c',
    whatsapp_number_id: 'n',
    wamid: null,
    type: 'text',
    direction: 'inbound',
    status: 'received',
    origin: 'live',
    text: null,
    content: {},
    context_wamid: null,
    target_wamid: null,
    retry_of_id: null,
    sender_id: null,
    idempotency_key: null,
    occurred_at: moment,
    sent_at: null,
    delivered_at: null,
    read_at: null,
    played_at: null,
    edited_at: null,
    revoked_at: null,
    error_code: null,
    error_title: null,
    error_details: null,
    updated_at: moment,
    media: null,
    ...more,
  }
}
