import type { ConversationRow, MessageRow } from '../api/rows'

/** A message for tests: a text that came in, with whatever the test is about. */
export function someMessage(more: Partial<MessageRow>): MessageRow {
  const moment = '2026-11-22T10:00:00Z'
  return {
    id: 'm',
    conversation_id: 'c',
    whatsapp_number_id: 'n',
    type: 'text',
    direction: 'inbound',
    status: 'received',
    origin: 'live',
    text: null,
    content: {},
    quotes: null,
    target_id: null,
    retry_of_id: null,
    sender_id: null,
    idempotency_key: null,
    scheduled_for: null,
    occurred_at: moment,
    accepted_at: null,
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

/** A conversation for tests: open, with a last message, nobody's. */
export function someConversation(more: Partial<ConversationRow>): ConversationRow {
  const moment = '2026-11-22T10:00:00Z'
  return {
    id: 'c',
    project_id: 'p',
    whatsapp_number_id: 'n',
    contact_id: 'contact',
    contact: null,
    status: 'open',
    mode: 'manual',
    assignee_id: null,
    unread_count: 0,
    last_message_id: null,
    last_message_at: moment,
    last_message_type: 'text',
    last_message_kind: 'text',
    last_message_direction: 'inbound',
    last_message_status: 'received',
    last_message_text: null,
    service_window_expires_at: null,
    free_entry_expires_at: null,
    snoozed_until: null,
    created_at: moment,
    updated_at: moment,
    tags: [],
    ...more,
  }
}
