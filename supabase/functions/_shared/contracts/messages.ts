import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'

export const MessageDirection = z.enum(['inbound', 'outbound'])
export type MessageDirection = z.infer<typeof MessageDirection>

export const MessageStatus = z.enum([
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'cancelled',
  'unknown',
  'held',
  'received',
])
export type MessageStatus = z.infer<typeof MessageStatus>

export const MessageOrigin = z.enum(['live', 'echo', 'history', 'replay', 'import'])
export type MessageOrigin = z.infer<typeof MessageOrigin>

/** One message of a conversation as members see it. `type` is Meta's word, and may be one that is not known yet. */
export const Message = z
  .object({
    id: Id,
    project_id: Id,
    conversation_id: Id,
    contact_id: Id,
    whatsapp_number_id: Id,
    wamid: z.string().nullable(),
    type: z.string(),
    direction: MessageDirection,
    status: MessageStatus,
    text: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    context_wamid: z.string().nullable(),
    target_wamid: z.string().nullable().meta({
      description: 'Set on reactions, edits and deletions: the message that they are about.',
    }),
    media_file_id: Id.nullable(),
    sender_id: Id.nullable(),
    origin: MessageOrigin,
    occurred_at: Moment,
    sent_at: Moment.nullable(),
    delivered_at: Moment.nullable(),
    read_at: Moment.nullable(),
    played_at: Moment.nullable(),
    failed_at: Moment.nullable(),
    error_code: z
      .string()
      .nullable()
      .meta({ description: "Meta's code, or a word of ours such as `no_answer`." }),
    error_title: z.string().nullable(),
    error_details: z.string().nullable(),
    created_at: Moment,
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof Message>

/** Meta's limit for the body of a text message. */
export const MAX_TEXT_LENGTH = 4096
/** Meta's limit for the caption of a picture. */
export const MAX_CAPTION_LENGTH = 1024

const target = {
  conversation_id: Id,
  context_message_id: Id.optional().meta({ description: 'The message that this one answers (quote).' }),
}

export const SendText = z
  .object({
    ...target,
    type: z.literal('text'),
    text: z.strictObject({
      body: z.string().max(MAX_TEXT_LENGTH).regex(/\S/, 'must not be blank'),
      preview_url: z.boolean().optional(),
    }),
  })
  .strict()
  .meta({ id: 'SendText' })

export const SendImage = z
  .object({
    ...target,
    type: z.literal('image'),
    image: z.strictObject({
      path: z
        .string()
        .max(1024)
        .regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/[^/]{1,255}$/, 'must be {project_id}/{uuid}/{filename}')
        .meta({ description: 'Object in the bucket `media` that the caller has uploaded before.' }),
      caption: z.string().max(MAX_CAPTION_LENGTH).optional(),
    }),
  })
  .strict()
  .meta({ id: 'SendImage' })

/** What POST /messages takes: a text or a picture for one conversation. */
export const SendMessageBody = z
  .discriminatedUnion('type', [SendText, SendImage])
  .meta({ id: 'SendMessageBody' })
export type SendMessageBody = z.infer<typeof SendMessageBody>

/** The answer to POST /messages; the same one when a request is repeated with its Idempotency-Key. */
export const MessageAccepted = z
  .object({
    id: Id,
    status: MessageStatus,
    conversation_id: Id,
    occurred_at: Moment,
  })
  .meta({ id: 'MessageAccepted' })
export type MessageAccepted = z.infer<typeof MessageAccepted>

/** GET /messages: one conversation, newest page first, each page in the order of the thread. */
export const ListMessagesQuery = z.object({
  conversation_id: Id,
  before: Cursor.optional().meta({
    description: '`next_cursor` of the page before: asks for older messages.',
  }),
  limit: PageLimit,
})
export type ListMessagesQuery = z.infer<typeof ListMessagesQuery>

export const MessagePage = pageOf('MessagePage', Message)
export type MessagePage = z.infer<typeof MessagePage>
