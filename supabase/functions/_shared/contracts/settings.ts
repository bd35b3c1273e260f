import { z } from 'zod'
import { Id, Moment } from './id.ts'

export const SettingsQuery = z.object({ project_id: Id })
export const AiSettingsQuery = SettingsQuery.extend({ whatsapp_number_id: Id.optional() })
export type AiSettingsQuery = z.infer<typeof AiSettingsQuery>

const Secret = z.string().trim().min(8).max(500)

/** How a model answers; the key is never shown. */
export const AiSettings = z
  .object({
    id: Id,
    project_id: Id,
    whatsapp_number_id: Id.nullable(),
    is_enabled: z.boolean(),
    provider: z.enum(['openai', 'anthropic', 'google', 'xai', 'deepseek', 'custom']),
    model: z.string(),
    system_prompt: z.string(),
    temperature: z.number(),
    max_tokens: z.int(),
    timeout_ms: z.int(),
    history_messages: z.int(),
    min_confidence: z.number(),
    reply_to_buttons: z.boolean(),
    active_hours: z.record(z.string(), z.unknown()),
    hand_over_rules: z.record(z.string(), z.unknown()),
    monthly_budget_usd: z.number().nullable(),
    api_key_last4: z.string().nullable().meta({ description: 'Null when no key is set.' }),
    updated_at: Moment,
  })
  .meta({ id: 'AiSettings' })
export type AiSettings = z.infer<typeof AiSettings>

export const SaveAiSettingsBody = z
  .strictObject({
    project_id: Id,
    whatsapp_number_id: Id.optional(),
    is_enabled: z.boolean().default(false),
    provider: AiSettings.shape.provider.default('openai'),
    model: z.string().trim().min(1).max(120),
    system_prompt: z.string().max(20_000).default(''),
    temperature: z.number().min(0).max(2).default(0.3),
    max_tokens: z.int().min(1).max(8192).default(500),
    timeout_ms: z.int().min(1000).max(60_000).default(15_000),
    history_messages: z.int().min(0).max(50).default(10),
    min_confidence: z.number().min(0).max(1).default(0.6),
    reply_to_buttons: z.boolean().default(false),
    active_hours: z.record(z.string(), z.unknown()).default({}),
    hand_over_rules: z.record(z.string(), z.unknown()).default({}),
    monthly_budget_usd: z.number().min(0).max(1_000_000).nullable().default(null),
    api_key: Secret.optional().meta({ description: 'Goes to Vault. Absent: the one that is set stays.' }),
  })
  .meta({ id: 'SaveAiSettingsBody' })
export type SaveAiSettingsBody = z.infer<typeof SaveAiSettingsBody>

export const Integration = z
  .object({
    id: Id,
    project_id: Id,
    kind: z.enum(['erp', 'crm', 'helpdesk', 'accounting', 'sheet', 'automation', 'calendar', 'other']),
    provider: z.string(),
    name: z.string(),
    config: z.record(z.string(), z.unknown()),
    secret_last4: z.string().nullable().meta({ description: 'Null when no secret is set.' }),
    is_active: z.boolean(),
    event_types: z.array(z.string()),
    last_tested_at: Moment.nullable(),
    last_test_passed: z.boolean().nullable(),
    last_error: z.string().nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Integration' })
export type Integration = z.infer<typeof Integration>
export const IntegrationList = z.object({ data: z.array(Integration) }).meta({ id: 'IntegrationList' })
export type IntegrationList = z.infer<typeof IntegrationList>

const SECRET_WORD = /secret|password|token|api_?key/i
const Config = z
  .record(z.string().max(60), z.unknown())
  .refine((config) => !/"[^"]*(secret|password|token|api_?key)[^"]*"\s*:/i.test(JSON.stringify(config)), {
    message: 'holds no secrets: they go into `secret`',
  })
const EventType = z.string().regex(/^[a-z_]+\.[a-z_]+$/, 'is subject.verb')

export const CreateIntegrationBody = z
  .strictObject({
    project_id: Id,
    kind: Integration.shape.kind,
    provider: z.string().regex(/^[a-z][a-z0-9_-]{1,39}$/, 'is a word such as daftra'),
    name: z.string().trim().min(1).max(120),
    config: Config.default({}),
    event_types: z.array(EventType).max(50).default([]),
    secret: Secret.optional().meta({
      description: `Goes to Vault; ${SECRET_WORD.source} have no place in config.`,
    }),
  })
  .meta({ id: 'CreateIntegrationBody' })
export type CreateIntegrationBody = z.infer<typeof CreateIntegrationBody>

export const ChangeIntegrationBody = z
  .strictObject({
    kind: Integration.shape.kind.optional(),
    name: z.string().trim().min(1).max(120).optional(),
    config: Config.optional(),
    event_types: z.array(EventType).max(50).optional(),
    is_active: z.boolean().optional(),
    secret: Secret.nullable().optional().meta({ description: 'Null removes it.' }),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeIntegrationBody' })
export type ChangeIntegrationBody = z.infer<typeof ChangeIntegrationBody>

export const NotificationKind = z.enum([
  'mention',
  'assignment',
  'message_failed',
  'number_trouble',
  'template_trouble',
  'dead_letter',
  'media_refused',
  'webhook_failing',
  'ai_hand_over',
  'request',
  'job_finished',
])

export const NotificationPreference = z
  .object({ kind: NotificationKind, in_app: z.boolean(), email: z.boolean() })
  .meta({ id: 'NotificationPreference' })
export const NotificationPreferences = z
  .object({ data: z.array(NotificationPreference) })
  .meta({ id: 'NotificationPreferences', description: 'Every kind; what was never set has the standard.' })
export type NotificationPreferences = z.infer<typeof NotificationPreferences>

export const SavePreferencesBody = z
  .strictObject({
    project_id: Id,
    preferences: z
      .array(z.strictObject({ kind: NotificationKind, in_app: z.boolean(), email: z.boolean() }))
      .min(1)
      .max(NotificationKind.options.length),
  })
  .meta({ id: 'SavePreferencesBody' })
export type SavePreferencesBody = z.infer<typeof SavePreferencesBody>

export const IntegrationParams = z.object({ id: Id })
