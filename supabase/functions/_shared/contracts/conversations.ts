import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { MessageDirection, MessageStatus } from './messages.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'

export const ConversationStatus = z.enum(['open', 'snoozed', 'closed'])
export type ConversationStatus = z.infer<typeof ConversationStatus>

export const ConversationMode = z.enum(['auto', 'manual'])
export type ConversationMode = z.infer<typeof ConversationMode>

export const ConversationContact = z
  .object({ id: Id, name: z.string().nullable(), phone_hint: z.string().nullable() })
  .meta({ id: 'ConversationContact' })

/** A conversation with the person it is held with and what its last message was. */
export const Conversation = z
  .object({
    id: Id,
    project_id: Id,
    whatsapp_number_id: Id,
    contact_id: Id,
    contact: ConversationContact,
    status: ConversationStatus,
    mode: ConversationMode,
    assignee_id: Id.nullable(),
    unread_count: z.int().min(0),
    last_message_id: Id.nullable(),
    last_message_at: Moment.nullable(),
    last_message_type: z.string().nullable(),
    last_message_direction: MessageDirection.nullable(),
    last_message_status: MessageStatus.nullable(),
    last_message_text: z.string().nullable(),
    service_window_expires_at: Moment.nullable(),
    free_entry_expires_at: Moment.nullable(),
    snoozed_until: Moment.nullable(),
    closed_at: Moment.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof Conversation>

/** GET /conversations: newest first. */
export const ListConversationsQuery = z.object({
  project_id: Id,
  status: ConversationStatus.optional(),
  assignee: z
    .union([z.literal(['me', 'none']), Id])
    .optional()
    .meta({ description: '`me`, `none` or the id of a member.' }),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Text to look for; never a pattern.' }),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListConversationsQuery = z.infer<typeof ListConversationsQuery>

export const ConversationPage = pageOf('ConversationPage', Conversation)
export type ConversationPage = z.infer<typeof ConversationPage>

export const ConversationParams = z.object({ id: Id })

/** PATCH /conversations/:id. Null takes the assignee away. */
export const ChangeConversationBody = z
  .strictObject({
    status: ConversationStatus.optional(),
    assignee_id: Id.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one of status, assignee_id')
  .meta({ id: 'ChangeConversationBody' })
export type ChangeConversationBody = z.infer<typeof ChangeConversationBody>

export const ConversationRead = z.object({ unread_count: z.literal(0) }).meta({ id: 'ConversationRead' })
export type ConversationRead = z.infer<typeof ConversationRead>

export const TypingShown = z.object({ typing: z.literal(true) }).meta({ id: 'TypingShown' })
export type TypingShown = z.infer<typeof TypingShown>
