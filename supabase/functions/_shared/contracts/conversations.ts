import { z } from 'zod'
import { Tag } from './contacts.ts'
import { Id, Moment } from './id.ts'
import { MessageDirection, MessageStatus } from './messages.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'
import { Flag } from './tables.ts'

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
    team_id: Id.nullable(),
    tags: z.array(Tag),
    unread_count: z.int().min(0),
    last_message_id: Id.nullable(),
    last_message_at: Moment.nullable(),
    last_message_type: z.string().nullable(),
    last_message_direction: MessageDirection.nullable(),
    last_message_status: MessageStatus.nullable(),
    last_message_text: z.string().nullable(),
    last_message_kind: z.string().nullable().meta({
      description: 'What the last message is, finer than its type: voice, flow, revoke, …',
    }),
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
    .union([z.enum(['me', 'none']), Id])
    .optional()
    .meta({ description: '`me`, `none` or the id of a member.' }),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Text to look for; never a pattern.' }),
  number: Id.optional().meta({ description: 'Only on this number of ours.' }),
  team: Id.optional(),
  tag: Id.optional(),
  unread: Flag.optional(),
  last_type: z
    .string()
    .regex(/^[a-z_]{2,40}$/)
    .optional()
    .meta({ description: 'Type of the last message.' }),
  from: Moment.optional().meta({ description: 'Last message at or after.' }),
  to: Moment.optional().meta({ description: 'Last message before.' }),
  count: Flag.optional().meta({ description: 'Whether to say how many there are under these filters.' }),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListConversationsQuery = z.infer<typeof ListConversationsQuery>

export const ConversationPage = pageOf('ConversationPage', Conversation)
  .extend({ total: z.int().min(0).nullable().meta({ description: 'With count=true, else null.' }) })
  .meta({ id: 'ConversationPage' })
export type ConversationPage = z.infer<typeof ConversationPage>

export const NEEDS = ['unanswered', 'window_closing', 'send_failed', 'send_unconfirmed', 'mention'] as const
export const Need = z.enum(NEEDS).meta({
  description:
    '`window_closing`: unanswered, and free text ends within the hour. `send_unconfirmed`: nobody knows yet whether it ' +
    'went out. `mention`: of the caller, unread.',
})
export type Need = z.infer<typeof Need>

/** GET /conversations/needs-you: what waits longest comes first. */
export const NeedsYouQuery = z.object({
  project_id: Id,
  reason: Need.optional(),
  assignee: z
    .union([z.enum(['me', 'none', 'me_or_none']), Id])
    .optional()
    .meta({ description: '`me`, `none`, `me_or_none` or the id of a member.' }),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type NeedsYouQuery = z.infer<typeof NeedsYouQuery>

export const NeedyConversation = z
  .object({
    conversation: Conversation,
    reasons: z.array(Need).min(1),
    since: Moment.meta({ description: 'Since when it waits.' }),
    window_closes_at: Moment.nullable(),
  })
  .meta({ id: 'NeedyConversation' })
export type NeedyConversation = z.infer<typeof NeedyConversation>

const HowMany = z.int().min(0)
export const NeedsYouPage = pageOf('NeedsYouPage', NeedyConversation)
  .extend({
    total: HowMany.meta({ description: 'Conversations under these filters.' }),
    counts: z
      .object({
        unanswered: HowMany,
        window_closing: HowMany,
        send_failed: HowMany,
        send_unconfirmed: HowMany,
        mention: HowMany,
      })
      .meta({ description: 'Conversations of each reason, whatever `reason` says.' }),
  })
  .meta({ id: 'NeedsYouPage' })
export type NeedsYouPage = z.infer<typeof NeedsYouPage>

export const ConversationParams = z.object({ id: Id })

/** PATCH /conversations/:id. Null takes the assignee away. */
export const ChangeConversationBody = z
  .strictObject({
    status: ConversationStatus.optional(),
    snoozed_until: Moment.optional().meta({ description: 'With status snoozed, and only then.' }),
    mode: ConversationMode.optional(),
    assignee_id: Id.nullable().optional(),
    team_id: Id.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .refine((change) => (change.status === 'snoozed') === (change.snoozed_until !== undefined), {
    message: 'status snoozed needs snoozed_until, and nothing else has it',
    path: ['snoozed_until'],
  })
  .meta({ id: 'ChangeConversationBody' })
export type ChangeConversationBody = z.infer<typeof ChangeConversationBody>

export const ConversationRead = z.object({ unread_count: z.literal(0) }).meta({ id: 'ConversationRead' })
export type ConversationRead = z.infer<typeof ConversationRead>

export const ConversationUnread = z
  .object({ unread_count: z.int().min(1) })
  .meta({ id: 'ConversationUnread' })
export type ConversationUnread = z.infer<typeof ConversationUnread>

export const TypingShown = z.object({ typing: z.literal(true) }).meta({ id: 'TypingShown' })
export type TypingShown = z.infer<typeof TypingShown>

export const OpenConversationBody = z
  .strictObject({ contact_id: Id, whatsapp_number_id: Id })
  .meta({ id: 'OpenConversationBody' })
export type OpenConversationBody = z.infer<typeof OpenConversationBody>

export const SetTagsBody = z.strictObject({ tag_ids: z.array(Id).max(50) }).meta({ id: 'SetTagsBody' })

/** What members write within a conversation; the customer never sees it. */
export const Note = z
  .object({
    id: Id,
    project_id: Id,
    conversation_id: Id.nullable(),
    contact_id: Id,
    author_id: Id.nullable(),
    body: z.string(),
    mentioned_user_ids: z.array(Id),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Note' })
export type Note = z.infer<typeof Note>

export const NotePage = pageOf('NotePage', Note)
export type NotePage = z.infer<typeof NotePage>

const NoteBody = z.string().trim().min(1).max(8000)
const Mentions = z.array(Id).max(50)

export const WriteNoteBody = z
  .strictObject({ body: NoteBody, mentioned_user_ids: Mentions.default([]) })
  .meta({ id: 'WriteNoteBody' })
export type WriteNoteBody = z.infer<typeof WriteNoteBody>

export const ChangeNoteBody = z
  .strictObject({ body: NoteBody.optional(), mentioned_user_ids: Mentions.optional() })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeNoteBody' })
export type ChangeNoteBody = z.infer<typeof ChangeNoteBody>

export const NoteParams = z.object({ id: Id, note_id: Id })
export const StreamQuery = z.object({ cursor: Cursor.optional(), limit: PageLimit })
export type StreamQuery = z.infer<typeof StreamQuery>

/** What happened to a conversation beside its messages: who closed, assigned, tagged or noted. */
export const TimelineEntry = z
  .object({
    id: z.int(),
    type: z.string().meta({ example: 'conversation.updated' }),
    data: z.record(z.string(), z.unknown()),
    created_at: Moment,
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const TimelineQuery = z.object({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Id of the last entry of the page before.' }),
  limit: PageLimit,
})
export type TimelineQuery = z.infer<typeof TimelineQuery>
export const Timeline = z
  .object({ data: z.array(TimelineEntry), next_before: z.int().nullable() })
  .meta({ id: 'Timeline', description: 'Newest first.' })
export type Timeline = z.infer<typeof Timeline>
