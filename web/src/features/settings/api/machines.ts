import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { settingsKeys } from './keys'

export type AiSettings = components['schemas']['AiSettings']
export type Integration = components['schemas']['Integration']

const AI_COLUMNS =
  'id, project_id, whatsapp_number_id, is_enabled, provider, model, system_prompt, temperature, max_tokens, timeout_ms, history_messages, min_confidence, reply_to_buttons, active_hours, hand_over_rules, monthly_budget_usd, api_key_last4, updated_at'

/** How a model is to answer in this project; null while nobody has said. */
export function aiSettingsQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.ai(projectId),
    queryFn: async ({ signal }): Promise<AiSettings | null> => {
      const rows = unwrap(
        await supabase()
          .rest.from('ai_configurations')
          .select(AI_COLUMNS)
          .eq('project_id', projectId)
          .is('whatsapp_number_id', null)
          .limit(1)
          .abortSignal(signal)
          .overrideTypes<AiSettings[], { merge: false }>(),
      )
      return rows[0] ?? null
    },
  })
}

/** Keeps them; the key goes to Vault and is never read again. */
export function saveAiSettings(body: components['schemas']['SaveAiSettingsBody']) {
  return call((api) => api.POST('/settings/ai', { body }))
}

/** Programs of others that the project knows, by name. */
export function integrationsQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.integrations(projectId),
    queryFn: async ({ signal }) => {
      const query = { project_id: projectId }
      return (await call((api) => api.GET('/settings/integrations', { params: { query }, signal }))).data
    },
  })
}

/** A new one; it is not active until it is switched on. */
export function createIntegration(body: components['schemas']['CreateIntegrationBody']) {
  const header = { 'idempotency-key': crypto.randomUUID() }
  return call((api) => api.POST('/settings/integrations', { params: { header }, body }))
}

/** Changes what is named of it. */
export function changeIntegration(id: string, body: components['schemas']['ChangeIntegrationBody']) {
  return call((api) => api.PATCH('/settings/integrations/{id}', { params: { path: { id } }, body }))
}

/** Removes it, with its secret. */
export function deleteIntegration(id: string) {
  return call((api) => api.DELETE('/settings/integrations/{id}', { params: { path: { id } } }))
}
