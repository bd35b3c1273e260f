import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { sortBy, TablePage, tableOf } from './tables.ts'

export const BroadcastStatus = z.enum([
  'draft',
  'scheduled',
  'sending',
  'paused',
  'completed',
  'cancelled',
  'failed',
])

const Ids = (max: number) => z.array(Id).max(max)

/** Who gets it, beside the segment. */
export const Audience = z
  .strictObject({
    tag_ids: Ids(50).optional(),
    contact_ids: Ids(200).optional(),
    exclude_tag_ids: Ids(50).optional(),
  })
  .meta({ id: 'Audience' })

/** What fills a variable of the template: words, or a field of each contact. */
export const VariableSource = z
  .union([
    z.strictObject({ constant: z.string().min(1).max(1024) }),
    z.strictObject({
      field: z.string().regex(/^(name|phone|attributes\.[a-z][a-z0-9_]{0,39})$/),
      fallback: z.string().min(1).max(1024).optional(),
    }),
  ])
  .meta({ id: 'VariableSource' })

export const Broadcast = z
  .object({
    id: Id,
    project_id: Id,
    whatsapp_number_id: Id,
    template_id: Id.nullable(),
    segment_id: Id.nullable(),
    name: z.string(),
    status: BroadcastStatus,
    audience: z.record(z.string(), z.unknown()),
    variables: z.record(z.string(), z.unknown()),
    messages_per_minute: z.int().nullable(),
    scheduled_for: Moment.nullable(),
    started_at: Moment.nullable(),
    finished_at: Moment.nullable(),
    created_by: Id.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Broadcast' })
export type Broadcast = z.infer<typeof Broadcast>

export const ListBroadcastsQuery = z.object({
  project_id: Id,
  status: BroadcastStatus.optional(),
  sort: sortBy(['created_at', 'updated_at', 'name'], '-created_at'),
  ...TablePage,
})
export type ListBroadcastsQuery = z.infer<typeof ListBroadcastsQuery>
export const BroadcastTable = tableOf('BroadcastTable', Broadcast)
export type BroadcastTable = z.infer<typeof BroadcastTable>

/** POST /broadcasts: a draft. Nothing is sent. */
export const CreateBroadcastBody = z
  .strictObject({
    project_id: Id,
    whatsapp_number_id: Id,
    name: z.string().trim().min(1).max(120),
    template_id: Id.optional(),
    segment_id: Id.optional(),
    audience: Audience.default({}),
    variables: z.record(z.string().min(1).max(64), VariableSource).default({}).meta({
      description: 'By the name of each variable of the template.',
    }),
    messages_per_minute: z.int().min(1).max(60_000).optional(),
    scheduled_for: Moment.optional().meta({ description: 'Kept with the draft; a draft does not start.' }),
  })
  .refine(({ template_id, variables }) => template_id !== undefined || Object.keys(variables).length === 0, {
    message: 'without a template there is nothing to fill',
    path: ['variables'],
  })
  .meta({ id: 'CreateBroadcastBody' })
export type CreateBroadcastBody = z.infer<typeof CreateBroadcastBody>
