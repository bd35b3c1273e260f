import { z } from 'zod'
import { Id, Moment } from './id.ts'

const Day = z.iso.date().meta({ description: "A day in the project's time zone." })

const inOrder = ({ from, to }: { from: string; to: string }) => from <= to

export const StatsQuery = z
  .object({ project_id: Id, from: Day, to: Day })
  .refine(inOrder, { message: 'must not lie before from', path: ['to'] })
export type StatsQuery = z.infer<typeof StatsQuery>

const Count = z.int().min(0)

const Seconds = z.object({
  median: z.number().nullable(),
  average: z.number().nullable(),
  answered: Count,
})

export const Stats = z
  .object({
    messages: z.object({
      total: Count,
      inbound: Count,
      outbound: Count,
      delivered: Count,
      read: Count,
      failed: Count,
      media: Count,
      templates: Count,
    }),
    contacts: z.object({ total: Count, new: Count }),
    conversations: z.object({
      open: Count,
      snoozed: Count,
      closed: Count,
      unassigned: Count,
      awaiting_reply: Count,
    }),
    numbers: z.object({ total: Count, connected: Count }),
    templates: z.object({ total: Count, approved: Count, pending: Count, rejected: Count }),
    media: z.object({ files: Count, bytes: Count }),
    workflows: z.object({ total: Count, active: Count }),
    broadcasts: z.object({ total: Count, drafts: Count }),
    logs: z
      .object({ total: Count, errors: Count })
      .nullable()
      .meta({ description: 'Null for whom logs are not: they are for admins.' }),
    first_response_seconds: Seconds.meta({
      description: 'From the first message of a conversation that began in the range to our first.',
    }),
    response_seconds: Seconds.meta({
      description: 'Of each answer in the range: how long the customer had waited since he wrote.',
    }),
  })
  .meta({ id: 'Stats' })
export type Stats = z.infer<typeof Stats>

export const AnalyticsQuery = z
  .object({
    project_id: Id,
    from: Day,
    to: Day,
    by: z
      .enum(['day', 'hour', 'hour_of_day', 'weekday', 'member', 'number', 'template', 'type'])
      .default('day'),
    whatsapp_number_id: Id.optional(),
    member_id: Id.optional().meta({ description: 'Of what this member sent alone.' }),
    format: z.enum(['json', 'csv']).default('json'),
  })
  .refine(inOrder, { message: 'must not lie before from', path: ['to'] })
export type AnalyticsQuery = z.infer<typeof AnalyticsQuery>

const Bucket = z.string().meta({
  description:
    'As `by` says: 2026-01-31, 2026-01-31T09:00, 09, a weekday (1 Monday to 7 Sunday), an id, or a type; `none`: no ' +
    'member or no template.',
})

export const AnalyticsRow = z
  .object({
    bucket: Bucket,
    inbound: Count,
    outbound: Count,
    delivered: Count,
    read: Count,
    failed: Count,
    media: Count,
    templates: Count,
  })
  .meta({ id: 'AnalyticsRow' })
export type AnalyticsRow = z.infer<typeof AnalyticsRow>
export const Analytics = z.object({ data: z.array(AnalyticsRow) }).meta({ id: 'Analytics' })
export type Analytics = z.infer<typeof Analytics>

export const ResponseTimesQuery = z
  .object({
    project_id: Id,
    from: Day,
    to: Day,
    by: z.enum(['day', 'hour', 'hour_of_day', 'weekday', 'member', 'number']).default('day'),
    whatsapp_number_id: Id.optional(),
    member_id: Id.optional().meta({ description: 'Of what this member sent alone.' }),
  })
  .refine(inOrder, { message: 'must not lie before from', path: ['to'] })
export type ResponseTimesQuery = z.infer<typeof ResponseTimesQuery>

export const ResponseTimesRow = z
  .object({
    bucket: Bucket,
    answers: Count,
    median_seconds: z.number(),
    average_seconds: z.number(),
    slowest_tenth_seconds: z.number().meta({ description: 'One answer in ten took longer.' }),
  })
  .meta({ id: 'ResponseTimesRow' })
export const ResponseTimes = z.object({ data: z.array(ResponseTimesRow) }).meta({ id: 'ResponseTimes' })
export type ResponseTimes = z.infer<typeof ResponseTimes>

export const FeedQuery = z.object({
  project_id: Id,
  after: z
    .string()
    .regex(/^\d{1,20}\.\d{1,19}$/, 'is not a cursor of this feed')
    .optional()
    .meta({ description: 'Where to go on. Absent: only the present cursor.' }),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})
export type FeedQuery = z.infer<typeof FeedQuery>

/** Something that happened: ids and kinds, never text or numbers. */
export const FeedEvent = z
  .object({
    id: z.int(),
    project_id: Id,
    type: z.string().meta({ example: 'message.received' }),
    conversation_id: Id.nullable(),
    message_id: Id.nullable(),
    contact_id: Id.nullable(),
    data: z.record(z.string(), z.unknown()),
    created_at: Moment,
    cursor: z.string(),
  })
  .meta({ id: 'FeedEvent' })
export type FeedEvent = z.infer<typeof FeedEvent>
export const Feed = z
  .object({
    events: z.array(FeedEvent),
    cursor: z.string(),
    more: z.boolean().meta({ description: 'There is more than this page: ask again with the cursor.' }),
  })
  .meta({ id: 'Feed' })
export type Feed = z.infer<typeof Feed>
