import {
  AiSettings,
  type AiSettingsQuery,
  type ChangeIntegrationBody,
  type CreateIntegrationBody,
  Integration,
  type IntegrationList,
  NotificationKind,
  type NotificationPreferences,
  type SaveAiSettingsBody,
  type SavePreferencesBody,
} from '../_shared/contracts/settings.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { found } from '../_shared/http/tables.ts'

const INTEGRATION_COLUMNS = Object.keys(Integration.shape).join(', ')

/** How a model answers, or `not_found` when nobody has said. */
export async function readAi(caller: Caller, query: AiSettingsQuery): Promise<AiSettings> {
  await requireRole(caller, query.project_id, 'viewer')
  let row = caller.supabase
    .from('ai_configurations')
    .select(Object.keys(AiSettings.shape).join(', '))
    .eq('project_id', query.project_id)
  row = query.whatsapp_number_id
    ? row.eq('whatsapp_number_id', query.whatsapp_number_id)
    : row.is('whatsapp_number_id', null)
  const { data } = await row.maybeSingle().throwOnError()
  return AiSettings.parse(found(data))
}

/** Saves them; the key goes to Vault. */
export async function saveAi(caller: Caller, body: SaveAiSettingsBody): Promise<AiSettings> {
  const { project_id, whatsapp_number_id, api_key, ...settings } = body
  const { data } = await caller.supabase
    .rpc('save_ai_settings', {
      project_id,
      settings: settings as Json,
      ...(whatsapp_number_id ? { whatsapp_number_id } : {}),
      ...(api_key ? { api_key } : {}),
    })
    .throwOnError()
  return AiSettings.parse(data)
}

/** Integrations of a project. */
export async function integrations(caller: Caller, projectId: string): Promise<IntegrationList> {
  await requireRole(caller, projectId, 'admin')
  const { data } = await caller.supabase
    .from('integrations')
    .select(INTEGRATION_COLUMNS)
    .eq('project_id', projectId)
    .order('name')
    .limit(500)
    .throwOnError()
  return { data: data.map((row) => Integration.parse(row)) }
}

async function readIntegration(caller: Caller, id: string): Promise<Integration> {
  const { data } = await caller.supabase
    .from('integrations')
    .select(INTEGRATION_COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return Integration.parse(found(data))
}

async function setSecret(caller: Caller, id: string, secret: string | null): Promise<void> {
  await caller.supabase
    .rpc('set_integration_secret', { integration_id: id, ...(secret === null ? {} : { secret }) })
    .throwOnError()
}

/** A new one, not active yet. */
export async function addIntegration(caller: Caller, body: CreateIntegrationBody): Promise<Integration> {
  const { secret, config, ...rest } = body
  await requireRole(caller, body.project_id, 'admin')
  const { data } = await caller.supabase
    .from('integrations')
    .insert({ ...rest, config: config as NonNullable<Json>, created_by: caller.userId })
    .select('id')
    .single()
    .throwOnError()
  if (secret) await setSecret(caller, data.id, secret)
  return await readIntegration(caller, data.id)
}

/** Changes one; what is absent stays. */
export async function changeIntegration(
  caller: Caller,
  id: string,
  { secret, config, ...rest }: ChangeIntegrationBody,
): Promise<Integration> {
  await readIntegration(caller, id)
  const patch = { ...rest, ...(config ? { config: config as NonNullable<Json> } : {}) }
  if (Object.keys(patch).length > 0) {
    await caller.supabase.from('integrations').update(patch).eq('id', id).throwOnError()
  }
  if (secret !== undefined) await setSecret(caller, id, secret)
  return await readIntegration(caller, id)
}

/** Removes one with its secret. */
export async function removeIntegration(caller: Caller, id: string): Promise<void> {
  await readIntegration(caller, id)
  await caller.supabase.from('integrations').delete().eq('id', id).throwOnError()
}

/** Where the caller wants which news. */
export async function preferences(caller: Caller, projectId: string): Promise<NotificationPreferences> {
  await requireRole(caller, projectId, 'viewer')
  const { data } = await caller.supabase
    .from('notification_preferences')
    .select('kind, in_app, email')
    .eq('project_id', projectId)
    .eq('user_id', caller.userId ?? '')
    .throwOnError()
  return {
    data: NotificationKind.options.map((kind) => {
      const set = data.find((row) => row.kind === kind)
      return { kind, in_app: set?.in_app ?? true, email: set?.email ?? false }
    }),
  }
}

/** Sets those that are named. */
export async function savePreferences(
  caller: Caller,
  body: SavePreferencesBody,
): Promise<NotificationPreferences> {
  await requireRole(caller, body.project_id, 'viewer')
  const own = { project_id: body.project_id, user_id: caller.userId ?? '' }
  for (const { kind, ...wanted } of body.preferences) {
    const { data } = await caller.supabase
      .from('notification_preferences')
      .update(wanted)
      .match({ ...own, kind })
      .select('kind')
      .throwOnError()
    if (data.length > 0) continue
    await caller.supabase
      .from('notification_preferences')
      .insert({ ...own, kind, ...wanted })
      .throwOnError()
  }
  return await preferences(caller, body.project_id)
}
