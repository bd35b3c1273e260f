import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'
import { QueueName } from './queues.ts'

const range = {
  from: Moment.optional().meta({ description: 'Received at or after this moment.' }),
  to: Moment.optional().meta({ description: 'Received before this moment.' }),
}

export const LedgerQuery = z.object({
  number: Id.optional().meta({
    description: 'Id of one number; without it all that the caller is admin of.',
  }),
  ...range,
})
export type LedgerQuery = z.infer<typeof LedgerQuery>

const count = z.int().min(0)

export const LedgerLine = z
  .object({
    number_id: Id,
    project_id: Id,
    phone_number_id: z.string(),
    display_phone_number: z.string(),
    received: count.meta({ description: 'Updates that Meta delivered, as counted when they were read.' }),
    processed: count,
    duplicate: count.meta({ description: 'Updates that had been done before.' }),
    parked: count,
    failed: count,
    difference: z.int().meta({ description: 'received less all the others: 0.' }),
    events: count.meta({ description: 'POSTs of Meta that held them.' }),
    took_ms_p50: z.number().meta({ description: 'From receipt to effect, median.' }),
    took_ms_p95: z.number(),
    behind_ms_p95: z.number().meta({ description: 'From Meta’s time of the oldest update to receipt.' }),
  })
  .meta({ id: 'LedgerLine' })

export const Ledger = z
  .object({
    data: z.array(LedgerLine),
    waiting_events: count.meta({ description: 'Stored events that are not worked on yet, of all numbers.' }),
    difference: z.int(),
  })
  .meta({ id: 'Ledger' })
export type Ledger = z.infer<typeof Ledger>

export const UnroutedNumber = z
  .object({
    phone_number_id: z.string(),
    waba_id: z.string().nullable(),
    updates: count,
    kinds: z.array(z.string()),
    first_at: Moment,
    last_at: Moment,
  })
  .meta({ id: 'UnroutedNumber' })

/** Numbers that nobody has registered; their updates are applied as soon as somebody does. */
export const Unrouted = z.object({ data: z.array(UnroutedNumber) }).meta({ id: 'Unrouted' })
export type Unrouted = z.infer<typeof Unrouted>

export const ReplayBody = z
  .strictObject({
    event_ids: z.array(Id).min(1).max(1_000).optional(),
    number: Id.optional(),
    state: z.enum(['processed', 'parked', 'failed']).optional(),
    ...range,
  })
  .refine((filter) => Object.keys(filter).length > 0, 'say which events: ids, a number, a state or a range')
  .meta({ id: 'ReplayEvents' })
export type ReplayBody = z.infer<typeof ReplayBody>

export const DeadLetterFilter = z
  .strictObject({ ids: z.array(Id).min(1).max(1_000).optional(), queue: QueueName.optional(), ...range })
  .refine((filter) => Object.keys(filter).length > 0, 'say which letters: ids, a queue or a range')
  .meta({ id: 'DeadLetterFilter' })
export type DeadLetterFilter = z.infer<typeof DeadLetterFilter>

export const Affected = z.object({ count }).meta({ id: 'Affected' })
export type Affected = z.infer<typeof Affected>

export const DeadLettersQuery = z.object({
  project_id: Id.optional(),
  queue: QueueName.optional(),
  resolved: z.enum(['true', 'false']).default('false'),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type DeadLettersQuery = z.infer<typeof DeadLettersQuery>

export const DeadLetter = z
  .object({
    id: Id,
    project_id: Id.nullable(),
    queue: z.string(),
    subject_id: Id.meta({ description: 'Event, message or media file that the job was about.' }),
    error: z.string(),
    attempts: count,
    created_at: Moment,
    resolved_at: Moment.nullable(),
    resolved_by: Id.nullable(),
  })
  .meta({ id: 'DeadLetter' })

export const DeadLetterPage = pageOf('DeadLetterPage', DeadLetter)
export type DeadLetterPage = z.infer<typeof DeadLetterPage>

export const StuckQuery = z.object({
  project_id: Id,
  minutes: z.coerce.number().int().min(1).max(43_200).default(60).meta({
    description: 'How long Meta has said nothing more than `sent`.',
  }),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type StuckQuery = z.infer<typeof StuckQuery>

export const StuckMessage = z
  .object({
    id: Id,
    conversation_id: Id,
    whatsapp_number_id: Id,
    wamid: z.string().nullable().meta({ description: 'Null for members without `full_numbers`.' }),
    type: z.string(),
    occurred_at: Moment,
    sent_at: Moment.nullable(),
  })
  .meta({ id: 'StuckMessage' })

/** Messages that Meta took and never reported as delivered, oldest last. */
export const StuckPage = pageOf('StuckMessagePage', StuckMessage)
export type StuckPage = z.infer<typeof StuckPage>
