import { z } from 'zod'
import { Id, Moment } from './id.ts'

const Day = z.iso.date().meta({ description: "A day in the project's time zone." })

const inOrder = ({ from, to }: { from: string; to: string }) => from <= to

export const StatsQuery = z
  .object({ project_id: Id, from: Day, to: Day })
  .refine(inOrder, { message: 'must not lie before from', path: ['to'] })
export type StatsQuery = z.infer<typeof StatsQuery>

const Count = z.int().min(0)

export const Stats = z
  .object({
    messages: z.object({
      total: Count,
      inbound: Count,
      outbound: Count,
      delivered: Count,
      read: Count,
      failed: Count,
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
    first_response_seconds: z.object({
      median: z.number().nullable(),
      average: z.number().nullable(),
      answered: Count,
    }),
  })
  .meta({ id: 'Stats' })
export type Stats = z.infer<typeof Stats>

export const AnalyticsQuery = z
  .object({
    project_id: Id,
    from: Day,
    to: Day,
    by: z.enum(['day', 'hour', 'hour_of_day', 'member', 'number']).default('day'),
    whatsapp_number_id: Id.optional(),
    format: z.enum(['json', 'csv']).default('json'),
  })
  .refine(inOrder, { message: 'must not lie before from', path: ['to'] })
export type AnalyticsQuery = z.infer<typeof AnalyticsQuery>

export const AnalyticsRow = z
  .object({
    bucket: z.string().meta({ description: 'Day, hour, member or number, as `by` says; `none`: no member.' }),
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
