import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { TemplateContent } from './message-content.ts'
import { Sentence } from './problem.ts'

/** A business number of a project. Status, quality and limits are Meta's words. */
export const WhatsAppNumber = z
  .object({
    id: Id,
    project_id: Id,
    business_account_id: Id,
    phone_number_id: z.string(),
    display_phone_number: z.string(),
    verified_name: z.string().nullable(),
    name: z.string().nullable(),
    kind: z.string(),
    status: z.string(),
    quality_rating: z.string(),
    messaging_limit: z.string().nullable(),
    throughput_per_second: z.int(),
    name_status: z.string().nullable(),
    is_default: z.boolean(),
    is_coexistence: z.boolean(),
    health: z.string(),
    health_checked_at: Moment.nullable(),
    health_details: z.record(z.string(), z.unknown()),
    profile: z.record(z.string(), z.unknown()),
    disabled_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'WhatsAppNumber' })
export type WhatsAppNumber = z.infer<typeof WhatsAppNumber>

export const NumberList = z.object({ data: z.array(WhatsAppNumber) }).meta({ id: 'NumberList' })

export const ListNumbersQuery = z.object({ project_id: Id })
export const NumberParams = z.object({ id: Id })

const MetaId = z.string().regex(/^\d{5,32}$/, "must be Meta's id: digits")

/** POST /numbers/check and POST /numbers: which number, and with what. */
export const ConnectNumberBody = z
  .strictObject({
    project_id: Id,
    waba_id: MetaId,
    phone_number_id: MetaId,
    access_token: z.string().min(1).max(1024).optional().meta({
      description: "The business account's own token; the hub's when left out. Never shown again.",
    }),
    app_id: Id.optional().meta({
      description: "Which of the tenant's Meta apps the account is with; the default one when left out.",
    }),
    pin: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .optional()
      .meta({ description: 'Two-step PIN: registers the number when it is not.' }),
  })
  .meta({ id: 'ConnectNumberBody' })
export type ConnectNumberBody = z.infer<typeof ConnectNumberBody>

export const ConnectionStepName = z.enum([
  'token',
  'permissions',
  'account',
  'app_subscribed',
  'number',
  'callback',
  'registered',
  'connected',
  'test_sent',
  'status_received',
])
export type ConnectionStepName = z.infer<typeof ConnectionStepName>

/** One step of connecting a number: done, failed with its remedy, or waiting for the ones before it. */
export const ConnectionStep = z
  .object({
    step: ConnectionStepName,
    state: z.enum(['ok', 'failed', 'waiting']),
    title: Sentence,
    remedy: Sentence.nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'ConnectionStep' })
export type ConnectionStep = z.infer<typeof ConnectionStep>

export const ConnectionReport = z
  .object({ ok: z.boolean(), steps: z.array(ConnectionStep) })
  .meta({ id: 'ConnectionReport' })
export type ConnectionReport = z.infer<typeof ConnectionReport>

/** POST /numbers/:id/test-messages: to whom, and with which template when his window is closed. */
export const TestNumberBody = z
  .strictObject({
    phone: z.string().min(5).max(32).meta({ description: 'A phone of your own, in any writing.' }),
    template: TemplateContent.optional().meta({
      description: 'For a phone that has not written within 24 hours; `hello_world` when left out.',
    }),
  })
  .meta({ id: 'TestNumberBody' })
export type TestNumberBody = z.infer<typeof TestNumberBody>

export const TestMessageParams = z.object({ id: Id, message_id: Id })

/** How far the test message came: the last two steps of connecting a number. */
export const TestReport = z
  .object({ message_id: Id, ok: z.boolean(), is_over: z.boolean(), steps: z.array(ConnectionStep) })
  .meta({ id: 'TestReport', description: 'Ask again until `is_over`.' })
export type TestReport = z.infer<typeof TestReport>

/** A Meta app beside the default one. Its secrets are never shown. */
export const MetaApp = z
  .object({
    id: Id,
    tenant_id: Id,
    path: z.string().meta({ description: 'Its webhooks arrive at webhook/{path}.' }),
    meta_app_id: z.string().nullable(),
    app_secret_last4: z.string().nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'MetaApp' })
export type MetaApp = z.infer<typeof MetaApp>
export const MetaAppList = z.object({ data: z.array(MetaApp) }).meta({ id: 'MetaAppList' })
export const ListMetaAppsQuery = z.object({ tenant_id: Id })

const appSecrets = {
  app_secret: z.string().min(16).max(256),
  verify_token: z.string().min(8).max(256),
}

export const AddMetaAppBody = z
  .strictObject({
    tenant_id: Id,
    path: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{2,62}$/, 'must be 3 to 63 small letters, digits and dashes')
      .refine((path) => path !== 'default', 'is taken'),
    meta_app_id: MetaId,
    ...appSecrets,
  })
  .meta({ id: 'AddMetaAppBody' })
export type AddMetaAppBody = z.infer<typeof AddMetaAppBody>

export const ChangeMetaAppBody = z
  .strictObject({ meta_app_id: MetaId, ...appSecrets })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'must name what changes')
  .meta({ id: 'ChangeMetaAppBody' })
export type ChangeMetaAppBody = z.infer<typeof ChangeMetaAppBody>

export const MetaAppDeleted = z.object({ deleted: z.literal(true) }).meta({ id: 'MetaAppDeleted' })

export const ChangeNumberBody = z
  .strictObject({
    name: z.string().trim().min(1).max(120).nullable().optional(),
    is_default: z.literal(true).optional(),
    is_disabled: z.boolean().optional(),
  })
  .refine(
    (change) => Object.keys(change).length > 0,
    'must name at least one of name, is_default, is_disabled',
  )
  .meta({ id: 'ChangeNumberBody' })
export type ChangeNumberBody = z.infer<typeof ChangeNumberBody>

export const DeleteNumberQuery = z.object({
  with_conversations: z
    .stringbool()
    .default(false)
    .meta({ description: 'Deletes its conversations with it.' }),
})

const Site = z.url({ protocol: /^https?$/ }).max(256)

/** PATCH /numbers/:id/profile, within Meta's limits. */
export const ProfileBody = z
  .strictObject({
    about: z.string().min(1).max(139).optional(),
    address: z.string().max(256).optional(),
    description: z.string().max(512).optional(),
    email: z.email().max(128).optional(),
    websites: z.array(Site).max(2).optional(),
    vertical: z
      .enum([
        'OTHER',
        'AUTO',
        'BEAUTY',
        'APPAREL',
        'EDU',
        'ENTERTAIN',
        'EVENT_PLAN',
        'FINANCE',
        'GROCERY',
        'GOVT',
        'HOTEL',
        'HEALTH',
        'NONPROFIT',
        'PROF_SERVICES',
        'RETAIL',
        'TRAVEL',
        'RESTAURANT',
        'ALCOHOL',
        'ONLINE_GAMBLING',
        'PHYSICAL_GAMBLING',
        'OTC_DRUGS',
        'MATRIMONY_SERVICE',
      ])
      .optional(),
  })
  .meta({ id: 'ProfileBody' })
export type ProfileBody = z.infer<typeof ProfileBody>

export const SandboxSession = z
  .object({
    id: Id,
    whatsapp_number_id: Id,
    activation_code: z.string(),
    status: z.enum(['pending_activation', 'active', 'expired']),
    expires_at: Moment,
  })
  .meta({ id: 'SandboxSession' })
export type SandboxSession = z.infer<typeof SandboxSession>

export const NumberDeleted = z.object({ deleted: z.literal(true) }).meta({ id: 'NumberDeleted' })
