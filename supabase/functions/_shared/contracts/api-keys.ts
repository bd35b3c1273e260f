import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { TablePage, tableOf } from './tables.ts'

/** What a scope may be about: a group of routes, and the tables behind them for PostgREST. */
export const SCOPE_GROUPS = [
  'ads',
  'analytics',
  'broadcasts',
  'calls',
  'contacts',
  'conversations',
  'events',
  'flows',
  'media',
  'messages',
  'notes',
  'numbers',
  'pages',
  'project',
  'requests',
  'templates',
  'webhooks',
  'workflows',
] as const

const SCOPE = new RegExp(`^(\\*|(${SCOPE_GROUPS.join('|')}):(\\*|read|write))$`)

export const Scope = z
  .string()
  .regex(SCOPE, `is * or one of ${SCOPE_GROUPS.join(', ')} with :read, :write or :*`)
  .meta({ example: 'messages:write' })

/** An API key as its project's admins see it: never the key. */
export const ApiKey = z
  .object({
    id: Id,
    project_id: Id,
    name: z.string(),
    prefix: z.string().meta({ description: 'The first characters of the key.', example: 'hub_3f9c81aa' }),
    scopes: z.array(z.string()),
    whatsapp_number_ids: z.array(Id).nullable().meta({ description: 'Null: every number of the project.' }),
    rate_limit_per_minute: z.int(),
    expires_at: Moment.nullable(),
    revoked_at: Moment.nullable(),
    last_used_at: Moment.nullable().meta({ description: 'Of calls through functions, to the minute.' }),
    rotated_from_id: Id.nullable(),
    created_by: Id.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

/** The answer that shows the key. */
export const ApiKeyCreated = ApiKey.extend({
  key: z.string().nullable().meta({
    description: 'Send it as `x-api-key`. Shown this once: null when the request is repeated.',
  }),
}).meta({ id: 'ApiKeyCreated' })
export type ApiKeyCreated = z.infer<typeof ApiKeyCreated>

/** POST /api-keys */
export const CreateApiKeyBody = z
  .strictObject({
    project_id: Id,
    name: z.string().trim().min(1).max(80),
    scopes: z.array(Scope).min(1).max(40),
    whatsapp_number_ids: z.array(Id).min(1).max(200).optional(),
    expires_at: Moment.optional(),
    rate_limit_per_minute: z.int().min(1).max(100_000).default(600),
  })
  .meta({ id: 'CreateApiKeyBody' })
export type CreateApiKeyBody = z.infer<typeof CreateApiKeyBody>

/** POST /api-keys/:id/rotate */
export const RotateApiKeyBody = z
  .strictObject({
    overlap_seconds: z
      .int()
      .min(0)
      .max(30 * 86_400)
      .default(86_400)
      .meta({ description: 'How long the old key goes on; 0 ends it at once.' }),
    expires_at: Moment.optional(),
  })
  .meta({ id: 'RotateApiKeyBody' })
export type RotateApiKeyBody = z.infer<typeof RotateApiKeyBody>

export const ListApiKeysQuery = z.object({ project_id: Id, ...TablePage })
export type ListApiKeysQuery = z.infer<typeof ListApiKeysQuery>

export const ApiKeyTable = tableOf('ApiKeyTable', ApiKey)
export type ApiKeyTable = z.infer<typeof ApiKeyTable>

export const ApiKeyParams = z.object({ id: Id })
