import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'

const FLOW_CATEGORIES = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
] as const

/** A complaint of Meta's about Flow JSON, where it is. */
export const FlowFault = z
  .looseObject({
    error: z.string(),
    message: z.string(),
    line_start: z.number().optional(),
    column_start: z.number().optional(),
  })
  .meta({ id: 'FlowFault' })

/** A Flow of a business account; its status is Meta's word. */
export const Flow = z
  .object({
    id: Id,
    business_account_id: Id,
    name: z.string(),
    status: z.string().meta({ description: 'DRAFT, PUBLISHED, DEPRECATED, THROTTLED, BLOCKED.' }),
    meta_flow_id: z.string().nullable(),
    categories: z.array(z.string()),
    purpose: z.enum(['maintenance_request']).nullable().meta({ description: 'What an answer starts.' }),
    document: z.record(z.string(), z.unknown()),
    validation_errors: z.array(FlowFault),
    preview_url: z.string().nullable(),
    preview_expires_at: Moment.nullable(),
    uploaded_at: Moment.nullable(),
    published_at: Moment.nullable(),
    synced_at: Moment.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Flow' })
export type Flow = z.infer<typeof Flow>

export const ListFlowsQuery = z.object({ project_id: Id })
export const FlowList = z.object({ data: z.array(Flow) }).meta({ id: 'FlowList' })
export type FlowList = z.infer<typeof FlowList>

const Document = z.record(z.string(), z.unknown()).meta({ description: 'The Flow JSON.' })

/** POST /flows: from a document of one's own, or from a form that the hub brings. */
export const CreateFlowBody = z
  .strictObject({
    project_id: Id,
    business_account_id: Id.optional().meta({ description: "The project's only one when left out." }),
    name: z.string().trim().min(1).max(200),
    categories: z.array(z.enum(FLOW_CATEGORIES)).min(1).max(8).default(['OTHER']),
    document: Document.optional(),
    template: z.enum(['maintenance_request']).optional(),
  })
  .refine(({ document, template }) => (document === undefined) !== (template === undefined), {
    message: 'must have exactly one of document, template',
    path: ['document'],
  })
  .meta({ id: 'CreateFlowBody' })
export type CreateFlowBody = z.infer<typeof CreateFlowBody>

export const FlowParams = z.object({ id: Id })

export const UploadFlowBody = z.strictObject({ document: Document }).meta({ id: 'UploadFlowBody' })

/** A document that the Flow had; the newest is the one that counts. */
const version = {
  number: z.int().meta({ description: 'Counted from 1.' }),
  validation_errors: z.array(FlowFault),
  created_by: Id.nullable().meta({ description: 'The member who saved it; null: an API key, or Meta.' }),
  created_at: Moment,
  published_at: Moment.nullable(),
}
export const FlowVersion = z
  .object({ ...version, document: z.record(z.string(), z.unknown()) })
  .meta({ id: 'FlowVersion' })
export type FlowVersion = z.infer<typeof FlowVersion>
export const FlowVersionList = z.object({ data: z.array(z.object(version)) }).meta({ id: 'FlowVersionList' })
export type FlowVersionList = z.infer<typeof FlowVersionList>
export const FlowVersionParams = z.object({ id: Id, number: z.coerce.number().int().min(1).max(1_000_000) })

/** POST /flows/:id/versions/:number/restore. */
export const RestoreFlowBody = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional().meta({
      description: 'Of the new draft; needed when the Flow is published, as that cannot be changed.',
    }),
  })
  .meta({ id: 'RestoreFlowBody' })

/** Where the Flow can be tried for 30 days. */
export const FlowPreview = z
  .object({ preview_url: z.string(), preview_expires_at: Moment })
  .meta({ id: 'FlowPreview' })
export type FlowPreview = z.infer<typeof FlowPreview>

export const FlowRemoved = z.object({ removed: z.literal(true) }).meta({ id: 'FlowRemoved' })

export const SyncFlowsBody = z.strictObject({ project_id: Id }).meta({ id: 'SyncFlowsBody' })
export const FlowsSynced = z
  .object({ seen: z.int(), added: z.int(), removed: z.int() })
  .meta({ id: 'FlowsSynced' })
export type FlowsSynced = z.infer<typeof FlowsSynced>

/** POST /flows/:id/send. */
export const SendFlowBody = z
  .strictObject({
    conversation_id: Id,
    text: z.string().trim().min(1).max(1024).optional(),
    button: z.string().trim().min(1).max(30).optional(),
  })
  .meta({ id: 'SendFlowBody' })
export type SendFlowBody = z.infer<typeof SendFlowBody>

/** What somebody answered. `problems` say where it does not fit; it is kept all the same. */
export const FlowResponse = z
  .object({
    id: Id,
    flow_id: Id.nullable(),
    conversation_id: Id,
    contact_id: Id,
    message_id: Id.nullable(),
    data: z.record(z.string(), z.unknown()),
    problems: z.array(z.object({ field: z.string(), problem: z.string() })),
    request: z.object({ id: Id, reference: z.string() }).nullable(),
    occurred_at: Moment,
  })
  .meta({ id: 'FlowResponse' })
export type FlowResponse = z.infer<typeof FlowResponse>

export const ListFlowResponsesQuery = z.object({
  project_id: Id,
  flow_id: Id.optional(),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListFlowResponsesQuery = z.infer<typeof ListFlowResponsesQuery>
export const FlowResponsePage = pageOf('FlowResponsePage', FlowResponse)
export type FlowResponsePage = z.infer<typeof FlowResponsePage>

export const ExportFlowResponsesQuery = z.object({ project_id: Id, flow_id: Id.optional() })
export type ExportFlowResponsesQuery = z.infer<typeof ExportFlowResponsesQuery>
