import { z } from 'zod'
import { Id, Moment } from './id.ts'
import {
  AudioContent,
  BareFile,
  ContactsContent,
  DocumentContent,
  InteractiveContent,
  LocationContent,
  PictureContent,
  ReactionContent,
  TemplateContent,
  TextContent,
} from './message-content.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'
import { Sentence } from './problem.ts'

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
    wamid: z.string().nullable().meta({
      description:
        "Meta's id. It holds the customer's number, as the two below: for keys and members with `full_numbers`; null for others, and until Meta has taken the message.",
    }),
    type: z.string(),
    direction: MessageDirection,
    status: MessageStatus,
    text: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    context_wamid: z.string().nullable().meta({ description: 'The message that this one answers.' }),
    target_wamid: z.string().nullable().meta({
      description: 'Set on reactions, edits and deletions: the message that they are about.',
    }),
    media_file_id: Id.nullable(),
    sender_id: Id.nullable(),
    template_id: Id.nullable(),
    retry_of_id: Id.nullable().meta({ description: 'The failed message that this one sends again.' }),
    scheduled_for: Moment.nullable(),
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

/** A person with whom there may be no conversation yet. */
export const Recipient = z
  .strictObject({
    project_id: Id,
    whatsapp_number_id: Id.optional().meta({ description: "The project's default number when left out." }),
    contact_id: Id.optional(),
    phone: z.string().min(5).max(32).optional().meta({ description: 'In any writing: 01…, +20…, 0020….' }),
    bsuid: z
      .string()
      .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
      .optional()
      .meta({ description: 'Business-scoped user id, for people whose number is not shown.' }),
  })
  .refine(
    ({ contact_id, phone, bsuid }) =>
      [contact_id, phone, bsuid].filter((name) => name !== undefined).length === 1,
    'must have exactly one of contact_id, phone, bsuid',
  )
  .meta({ id: 'Recipient' })

/** Warnings that a person has read and wants to pass over. */
export const Acknowledgement = z.enum(['opted_out'])

const common = {
  conversation_id: Id.optional(),
  to: Recipient.optional().meta({
    description: 'In place of conversation_id. Without an open window only a template can go.',
  }),
  context_message_id: Id.optional().meta({ description: 'The message that this one answers (quote).' }),
  scheduled_for: Moment.optional().meta({ description: 'When it is to go: up to a year ahead.' }),
  acknowledge: z.array(Acknowledgement).max(1).optional(),
}

function kind<Type extends string, Content extends z.ZodType>(id: string, type: Type, content: Content) {
  return z
    .strictObject({ ...common, type: z.literal(type), [type]: content } as typeof common & {
      type: z.ZodLiteral<Type>
    } & { [Key in Type]: Content })
    .meta({ id })
}

export const SendText = kind('SendText', 'text', TextContent)
export const SendImage = kind('SendImage', 'image', PictureContent)

/** What POST /messages takes: one message of any type that WhatsApp knows. */
export const SendMessageBody = z
  .discriminatedUnion('type', [
    SendText,
    SendImage,
    kind('SendVideo', 'video', PictureContent),
    kind('SendAudio', 'audio', AudioContent),
    kind('SendDocument', 'document', DocumentContent),
    kind('SendSticker', 'sticker', BareFile),
    kind('SendLocation', 'location', LocationContent),
    kind('SendContacts', 'contacts', ContactsContent),
    kind('SendReaction', 'reaction', ReactionContent),
    kind('SendInteractive', 'interactive', InteractiveContent),
    kind('SendTemplate', 'template', TemplateContent),
  ])
  .refine(({ conversation_id, to }) => (conversation_id === undefined) !== (to === undefined), {
    message: 'must have exactly one of conversation_id, to',
    path: ['conversation_id'],
  })
  .refine(({ to, context_message_id }) => to === undefined || context_message_id === undefined, {
    message: 'only a message of a conversation can quote',
    path: ['context_message_id'],
  })
  .meta({ id: 'SendMessageBody' })
export type SendMessageBody = z.infer<typeof SendMessageBody>

export const MessageParams = z.object({ id: Id })

/** PATCH /messages/:id. */
export const RescheduleBody = z
  .strictObject({ scheduled_for: Moment.meta({ description: 'The new time: up to a year ahead.' }) })
  .meta({ id: 'RescheduleBody' })

/** POST /messages/:id/react. */
export const ReactBody = z.strictObject({ emoji: ReactionContent.shape.emoji }).meta({ id: 'ReactBody' })

/** What was changed about a message so that it can go. */
export const MessageNotice = z
  .object({
    code: z.enum(['sent_as_document']).meta({
      description: 'sent_as_document: WhatsApp would not show the image, and its file goes as a document.',
    }),
    detail: z.string().meta({ description: 'What was found, for the developer.' }),
    message: Sentence,
  })
  .meta({ id: 'MessageNotice' })
export type MessageNotice = z.infer<typeof MessageNotice>

/** The answer to POST /messages; the same one when a request is repeated with its Idempotency-Key. */
export const MessageAccepted = z
  .object({
    id: Id,
    status: MessageStatus,
    conversation_id: Id,
    occurred_at: Moment,
    notice: MessageNotice.optional(),
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
