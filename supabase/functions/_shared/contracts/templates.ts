import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { FilePath, TemplateContent } from './message-content.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'
import { Sentence } from './problem.ts'

export const TemplateCategory = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'])

const Component = z.looseObject({ type: z.string().min(1).max(64) })

/** A template of a business account. Status, category and quality are Meta's words; DRAFT is ours. */
export const Template = z
  .object({
    id: Id,
    business_account_id: Id,
    name: z.string(),
    language: z.string(),
    category: z.string(),
    status: z.string(),
    meta_template_id: z.string().nullable(),
    parameter_format: z.string(),
    components: z.array(Component),
    quality_score: z.string().nullable(),
    previous_category: z.string().nullable(),
    correct_category: z.string().nullable(),
    rejected_reason: z.string().nullable(),
    message_send_ttl_seconds: z.int().nullable(),
    submitted_at: Moment.nullable(),
    synced_at: Moment.nullable(),
    removed_at: Moment.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Template' })
export type Template = z.infer<typeof Template>

export const TemplatePage = pageOf('TemplatePage', Template)
export type TemplatePage = z.infer<typeof TemplatePage>

const account = {
  project_id: Id,
  business_account_id: Id.optional().meta({ description: "The project's first account when left out." }),
}

export const ListTemplatesQuery = z.object({
  ...account,
  status: z.string().max(40).optional(),
  category: TemplateCategory.optional(),
  language: z.string().max(16).optional(),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of the name.' }),
  removed: z.stringbool().default(false).meta({ description: 'Those that Meta no longer has, too.' }),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListTemplatesQuery = z.infer<typeof ListTemplatesQuery>

export const TemplateParams = z.object({ id: Id })

const draft = {
  category: TemplateCategory,
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).optional(),
  components: z.array(Component).min(1).max(10),
  message_send_ttl_seconds: z.int().optional(),
}

/** POST /templates: hands a template in at Meta. */
export const CreateTemplateBody = z
  .strictObject({
    ...account,
    name: z.string().min(1).max(512),
    language: z.string().min(2).max(16),
    ...draft,
  })
  .meta({ id: 'CreateTemplateBody' })
export type CreateTemplateBody = z.infer<typeof CreateTemplateBody>

/** POST /templates/samples: a file of the bucket `media` as the sample of a header. */
export const UploadSampleBody = z
  .strictObject({
    ...account,
    path: FilePath.meta({ description: 'The object, as POST /media named it.' }),
  })
  .meta({ id: 'UploadSampleBody' })
export type UploadSampleBody = z.infer<typeof UploadSampleBody>

export const TemplateSample = z
  .object({
    handle: z
      .string()
      .meta({ description: 'Goes into `example.header_handle` of the header, as a list of one.' }),
    mime_type: z.string(),
  })
  .meta({ id: 'TemplateSample' })
export type TemplateSample = z.infer<typeof TemplateSample>

/** PATCH /templates/:id: all components are replaced, and Meta reviews it again. */
export const EditTemplateBody = z
  .strictObject({
    project_id: Id,
    category: TemplateCategory.optional(),
    components: draft.components.optional(),
    message_send_ttl_seconds: z.int().optional(),
  })
  .meta({ id: 'EditTemplateBody' })
export type EditTemplateBody = z.infer<typeof EditTemplateBody>

export const DeleteTemplateQuery = z.object({ project_id: Id })

export const SyncTemplatesBody = z.strictObject(account).meta({ id: 'SyncTemplatesBody' })
export type SyncTemplatesBody = z.infer<typeof SyncTemplatesBody>

const Count = z.int().min(0)
export const SyncReport = z
  .object({ added: Count, updated: Count, unchanged: Count, removed: Count })
  .meta({ id: 'SyncReport' })
export type SyncReport = z.infer<typeof SyncReport>

export const TemplateFault = z
  .object({ pointer: z.string(), message: Sentence })
  .meta({ id: 'TemplateFault' })
export const TemplateValidation = z
  .object({ valid: z.boolean(), faults: z.array(TemplateFault) })
  .meta({ id: 'TemplateValidation' })

export const PreviewTemplateBody = z
  .strictObject({ components: TemplateContent.shape.components })
  .meta({ id: 'PreviewTemplateBody' })
export type PreviewTemplateBody = z.infer<typeof PreviewTemplateBody>

export const TemplatePreview = z
  .object({
    header: z.object({ format: z.string(), text: z.string().optional() }).optional(),
    body: z.string().optional(),
    footer: z.string().optional(),
    buttons: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).optional(),
    fault: z.string().nullable().meta({ description: 'What is missing before it may be sent.' }),
  })
  .meta({ id: 'TemplatePreview' })
export type TemplatePreview = z.infer<typeof TemplatePreview>

/** POST /templates/:id/send-test: to one phone, through the same choke point as everything. */
export const TestTemplateBody = z
  .strictObject({
    project_id: Id,
    whatsapp_number_id: Id.optional(),
    phone: z.string().min(5).max(32),
    components: TemplateContent.shape.components,
  })
  .meta({ id: 'TestTemplateBody' })
export type TestTemplateBody = z.infer<typeof TestTemplateBody>

/** POST /templates/import: hands in templates of the shipped catalogue; those that exist are left alone. */
export const ImportTemplatesBody = z
  .strictObject({ ...account, names: z.array(z.string()).min(1).max(50).optional() })
  .meta({ id: 'ImportTemplatesBody' })
export type ImportTemplatesBody = z.infer<typeof ImportTemplatesBody>

export const TemplateImportReport = z
  .object({
    created: z.array(z.string()),
    existing: z.array(z.string()),
    refused: z.array(z.object({ name: z.string(), reason: z.string() })),
  })
  .meta({ id: 'TemplateImportReport' })
export type TemplateImportReport = z.infer<typeof TemplateImportReport>
