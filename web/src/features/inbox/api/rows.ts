import type { ConversationMode, ConversationStatus } from '@contracts/conversations'
import type { MessageDirection, MessageOrigin, MessageStatus } from '@contracts/messages'

/** The person of a conversation. `name` is null until somebody names him; then `phone_hint` is shown. */
export interface ContactRow {
  id: string
  name: string | null
  phone_hint: string | null
  blocked_at: string | null
}

/** A conversation as the inbox reads it. */
export interface ConversationRow {
  id: string
  project_id: string
  whatsapp_number_id: string
  contact_id: string
  contact: ContactRow | null
  status: ConversationStatus
  mode: ConversationMode
  assignee_id: string | null
  unread_count: number
  last_message_id: string | null
  last_message_at: string | null
  last_message_type: string | null
  last_message_direction: MessageDirection | null
  last_message_status: MessageStatus | null
  last_message_text: string | null
  service_window_expires_at: string | null
  free_entry_expires_at: string | null
  created_at: string
  updated_at: string
}

export const CONVERSATION_COLUMNS =
  'id, project_id, whatsapp_number_id, contact_id, status, mode, assignee_id, unread_count, last_message_id, ' +
  'last_message_at, last_message_type, last_message_direction, last_message_status, last_message_text, ' +
  'service_window_expires_at, free_entry_expires_at, created_at, updated_at, ' +
  'contact:contacts(id, name, phone_hint, blocked_at)'

export type MediaState = 'waiting' | 'stored' | 'expired' | 'refused' | 'failed'

/** A file of a message. */
export interface MediaRow {
  id: string
  state: MediaState
  path: string | null
  filename: string | null
  mime_type: string | null
  size_bytes: number | null
  width: number | null
  height: number | null
  deleted_at: string | null
}

/** A line of a thread. */
export interface MessageRow {
  id: string
  conversation_id: string
  type: string
  direction: MessageDirection
  status: MessageStatus
  origin: MessageOrigin
  text: string | null
  content: Record<string, unknown>
  sender_id: string | null
  idempotency_key: string | null
  occurred_at: string
  sent_at: string | null
  delivered_at: string | null
  read_at: string | null
  failed_at: string | null
  error_code: string | null
  error_title: string | null
  error_details: string | null
  updated_at: string
  media: MediaRow | null
}

export const MESSAGE_COLUMNS =
  'id, conversation_id, type, direction, status, origin, text, content, sender_id, idempotency_key, occurred_at, ' +
  'sent_at, delivered_at, read_at, failed_at, error_code, error_title, error_details, updated_at, ' +
  'media:media_files(id, state, path, filename, mime_type, size_bytes, width, height, deleted_at)'
