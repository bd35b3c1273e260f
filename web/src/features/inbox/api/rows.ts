import type { Conversation, ConversationMode, ConversationStatus } from '@contracts/conversations'
import type { MessageDirection, MessageOrigin, MessageStatus } from '@contracts/messages'
import type { Database } from '@database'

/*
 * The rows that the inbox reads. Columns are named once, checked against the generated types of the database, and the
 * words of states come from the contracts.
 */

type Table<Name extends keyof Database['public']['Tables']> = Database['public']['Tables'][Name]['Row']
/** The named columns, some of them with a narrower type than Postgres' text. */
type Columns<Row, Names extends readonly (keyof Row)[], Narrower = unknown> = Omit<
  Pick<Row, Names[number]>,
  keyof Narrower
> &
  Narrower

const CONTACT = ['id', 'name', 'phone_hint', 'blocked_at'] as const satisfies (keyof Table<'contacts'>)[]

/** The person of a conversation. `name` is null until somebody names him; then `phone_hint` is shown. */
export type ContactRow = Columns<Table<'contacts'>, typeof CONTACT>

const CONVERSATION = [
  'id',
  'project_id',
  'whatsapp_number_id',
  'contact_id',
  'status',
  'mode',
  'assignee_id',
  'unread_count',
  'last_message_id',
  'last_message_at',
  'last_message_type',
  'last_message_kind',
  'last_message_direction',
  'last_message_status',
  'last_message_text',
  'service_window_expires_at',
  'free_entry_expires_at',
  'snoozed_until',
  'created_at',
  'updated_at',
] as const satisfies (keyof Table<'conversations'>)[]

/** A conversation as the inbox reads it. */
export type ConversationRow = Columns<
  Table<'conversations'>,
  typeof CONVERSATION,
  {
    status: ConversationStatus
    mode: ConversationMode
    last_message_direction: MessageDirection | null
    last_message_status: MessageStatus | null
    contact: ContactRow | null
    tags: { tag_id: string }[]
  }
>

/** The row of a conversation that a function answered. */
export function rowOf({ contact, tags, ...row }: Conversation): ConversationRow {
  return { ...row, contact: { ...contact, blocked_at: null }, tags: tags.map(({ id }) => ({ tag_id: id })) }
}

export const CONVERSATION_COLUMNS = [
  ...CONVERSATION,
  `contact:contacts(${CONTACT.join(', ')})`,
  'tags:conversation_tags(tag_id)',
].join(', ')

const MEDIA = [
  'id',
  'state',
  'path',
  'filename',
  'mime_type',
  'size_bytes',
  'width',
  'height',
  'deleted_at',
] as const satisfies (keyof Table<'media_files'>)[]

export type MediaState = 'waiting' | 'stored' | 'expired' | 'refused' | 'failed'

/** A file of a message. */
export type MediaRow = Columns<Table<'media_files'>, typeof MEDIA, { state: MediaState }>

const MESSAGE = [
  'id',
  'conversation_id',
  'whatsapp_number_id',
  'type',
  'direction',
  'status',
  'origin',
  'text',
  'content',
  'retry_of_id',
  'sender_id',
  'idempotency_key',
  'scheduled_for',
  'occurred_at',
  'accepted_at',
  'sent_at',
  'delivered_at',
  'read_at',
  'played_at',
  'edited_at',
  'revoked_at',
  'error_code',
  'error_title',
  'error_details',
  'updated_at',
] as const satisfies (keyof Table<'messages'>)[]

/** What hangs on a line of the thread and is none itself: a reaction, an edit, a deletion. */
export const ANNOTATIONS = ['reaction', 'edit', 'revoke']

export const isAnnotation = ({ type }: { type: string }) => ANNOTATIONS.includes(type)

/** What a message has to do with others. Meta's ids say it, which not every member may read; these are ours. */
export interface Relations {
  /** The message that it answers, null when it answers nothing; without an id when the hub does not know that message. */
  quotes: { id: string | null } | null
  /** The message on which it hangs; null for lines of the thread, and when it is not known. */
  target_id: string | null
}

/** A message as a table of it has it. */
export type BareMessageRow = Columns<
  Table<'messages'>,
  typeof MESSAGE,
  {
    direction: MessageDirection
    status: MessageStatus
    origin: MessageOrigin
    /** Meta's typed object. Customers write it: nothing in it is sure. */
    content: unknown
    media: MediaRow | null
  }
>

/** A line of a thread, or what hangs on one. */
export type MessageRow = BareMessageRow & Relations

export const MESSAGE_COLUMNS = `${MESSAGE.join(', ')}, media:media_files(${MEDIA.join(', ')})`
