import { queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { homeKey } from './figures'

export interface RecentMessage {
  id: string
  conversation_id: string
  direction: 'inbound' | 'outbound'
  type: string
  status: string
  text: string | null
  occurred_at: string
  contact: { id: string; name: string | null; phone_hint: string | null } | null
}

const RECENT = 10

/** The newest messages that the reader sees. */
export function recentMessagesQuery(projectId: string) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'recent'],
    queryFn: async ({ signal }): Promise<RecentMessage[]> =>
      unwrap(
        await supabase()
          .rest.from('messages')
          .select(
            'id, conversation_id, direction, type, status, text, occurred_at, contact:contacts(id, name, phone_hint)',
          )
          .eq('project_id', projectId)
          // A reaction or an edit is about a message and none by itself.
          .not('type', 'in', '(reaction,edit,revoke)')
          .order('occurred_at', { ascending: false })
          .limit(RECENT)
          .abortSignal(signal)
          .overrideTypes<RecentMessage[], { merge: false }>(),
      ),
  })
}

export interface NumberHealth {
  id: string
  display_phone_number: string
  name: string | null
  verified_name: string | null
  status: string
  quality_rating: string
  messaging_limit: string | null
  health: string
}

/** The numbers as Meta rates them. */
export function numberHealthQuery(projectId: string) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'numbers'],
    queryFn: async ({ signal }): Promise<NumberHealth[]> =>
      unwrap(
        await supabase()
          .rest.from('whatsapp_numbers')
          .select(
            'id, display_phone_number, name, verified_name, status, quality_rating, messaging_limit, health',
          )
          .eq('project_id', projectId)
          .is('disabled_at', null)
          .order('created_at')
          .abortSignal(signal)
          .overrideTypes<NumberHealth[], { merge: false }>(),
      ),
  })
}

/** Seconds from Meta's clock to the effect here, by number, over the last hour; null where nothing came. For admins. */
export function lagQuery(projectId: string) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'lag'],
    queryFn: async ({ signal }): Promise<Map<string, number | null>> => {
      const from = new Date(Date.now() - 3_600_000).toISOString()
      const { data } = await call((api) => api.GET('/queue/ledger', { params: { query: { from } }, signal }))
      return new Map(
        data.map((line) => [
          line.number_id,
          line.received === 0 ? null : (line.took_ms_p95 + line.behind_ms_p95) / 1000,
        ]),
      )
    },
  })
}

export const STEPS = ['number', 'message', 'template', 'member', 'quickReply'] as const
export type Step = (typeof STEPS)[number]

/** What a new project has already: read from its rows, one bit each. */
export function firstStepsQuery(projectId: string) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'first-steps'],
    queryFn: async ({ signal }): Promise<Record<Step, boolean>> => {
      const { rest } = supabase()
      const [numbers, messages, accounts, members, replies] = await Promise.all([
        rest
          .from('whatsapp_numbers')
          .select('id')
          .eq('project_id', projectId)
          .eq('status', 'CONNECTED')
          .limit(1)
          .abortSignal(signal),
        rest
          .from('conversations')
          .select('id')
          .eq('project_id', projectId)
          .not('last_message_at', 'is', null)
          .limit(1)
          .abortSignal(signal),
        rest
          .from('project_business_accounts')
          .select('business_account_id')
          .eq('project_id', projectId)
          .abortSignal(signal),
        rest
          .from('project_members')
          .select('user_id')
          .eq('project_id', projectId)
          .limit(2)
          .abortSignal(signal),
        rest.from('message_templates').select('id').eq('project_id', projectId).limit(1).abortSignal(signal),
      ])
      const accountIds = unwrap(accounts).map(({ business_account_id }) => business_account_id)
      const templates = await rest
        .from('templates')
        .select('id')
        .in('business_account_id', accountIds)
        .eq('status', 'APPROVED')
        .limit(1)
        .abortSignal(signal)
      return {
        number: unwrap(numbers).length > 0,
        message: unwrap(messages).length > 0,
        template: unwrap(templates).length > 0,
        member: unwrap(members).length > 1,
        quickReply: unwrap(replies).length > 0,
      }
    },
  })
}
