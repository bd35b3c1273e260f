import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import type { TemplatesSearch } from '../model/search'
import { templateKeys } from './keys'

export const PAGE_SIZE = 25

/** A template of a business account. */
export interface TemplateRow {
  id: string
  business_account_id: string
  name: string
  language: string
  category: string
  status: string
  meta_template_id: string | null
  parameter_format: string
  components: Record<string, unknown>[]
  quality_score: string | null
  previous_category: string | null
  correct_category: string | null
  rejected_reason: string | null
  message_send_ttl_seconds: number | null
  submitted_at: string | null
  synced_at: string | null
  removed_at: string | null
  created_at: string
  updated_at: string
}

const COLUMNS = [
  'id, business_account_id, name, language, category, status, meta_template_id, parameter_format, components',
  'quality_score, previous_category, correct_category, rejected_reason, message_send_ttl_seconds, submitted_at',
  'synced_at, removed_at, created_at, updated_at',
].join(', ')

/** A business account that the project uses. */
export interface AccountRow {
  id: string
  name: string | null
  waba_id: string
}

/** The business accounts of the project. */
export function accountsQuery(projectId: string) {
  return queryOptions({
    queryKey: templateKeys.accounts(projectId),
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<AccountRow[]> => {
      const rows = unwrap(
        await supabase()
          .rest.from('project_business_accounts')
          .select('account:whatsapp_business_accounts(id, name, waba_id)')
          .eq('project_id', projectId)
          .order('created_at')
          .abortSignal(signal)
          .overrideTypes<{ account: AccountRow | null }[], { merge: false }>(),
      )
      return rows.flatMap(({ account }) => (account ? [account] : []))
    },
  })
}

/** A page of the templates of an account, with the exact total under the same filters. */
export function templatesQuery(projectId: string, accountId: string | undefined, search: TemplatesSearch) {
  return queryOptions({
    queryKey: templateKeys.list(projectId, accountId ?? '', search),
    enabled: accountId !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<{ rows: TemplateRow[]; total: number }> => {
      let rows = supabase()
        .rest.from('templates')
        .select(COLUMNS, { count: 'exact' })
        .eq('business_account_id', accountId ?? '')
      if (search.status === 'REMOVED') rows = rows.not('removed_at', 'is', null)
      else rows = rows.is('removed_at', null)
      if (search.status && search.status !== 'REMOVED') rows = rows.eq('status', search.status)
      if (search.category) rows = rows.eq('category', search.category)
      if (search.language) rows = rows.eq('language', search.language)
      if (search.q) {
        const word = search.q.toLowerCase().replace(/\s+/g, '_')
        rows = rows.like('name', `%${word.replace(/[\\%_]/g, '\\$&')}%`)
      }
      const first = ((search.page ?? 1) - 1) * PAGE_SIZE
      const result = await rows
        .order('name')
        .order('language')
        .order('id')
        .range(first, first + PAGE_SIZE - 1)
        .abortSignal(signal)
        .overrideTypes<TemplateRow[], { merge: false }>()
      return { rows: unwrap(result), total: result.count ?? 0 }
    },
  })
}

/** The languages in which the account has templates, and the names it has, for marking what is there. */
export function namesQuery(projectId: string, accountId: string | undefined) {
  return queryOptions({
    queryKey: templateKeys.languages(projectId, accountId ?? ''),
    enabled: accountId !== undefined,
    queryFn: async ({ signal }): Promise<{ name: string; language: string; status: string }[]> =>
      unwrap(
        await supabase()
          .rest.from('templates')
          .select('name, language, status')
          .eq('business_account_id', accountId ?? '')
          .is('removed_at', null)
          .limit(6_000)
          .abortSignal(signal)
          .overrideTypes<{ name: string; language: string; status: string }[], { merge: false }>(),
      ),
  })
}

/** One template; null when there is none that the person may see. */
export function templateQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: templateKeys.one(projectId, id),
    queryFn: async ({ signal }): Promise<TemplateRow | null> => {
      const rows = unwrap(
        await supabase()
          .rest.from('templates')
          .select(COLUMNS)
          .eq('id', id)
          .abortSignal(signal)
          .overrideTypes<TemplateRow[], { merge: false }>(),
      )
      return rows[0] ?? null
    },
  })
}

/** What Meta did with a template. */
export interface TemplateEventRow {
  id: string
  kind: 'status' | 'quality' | 'category' | 'components'
  before: string | null
  after: string | null
  reason: string | null
  occurred_at: string
}

/** What Meta did with a template, newest first. */
export function templateEventsQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: templateKeys.events(projectId, id),
    queryFn: async ({ signal }): Promise<TemplateEventRow[]> =>
      unwrap(
        await supabase()
          .rest.from('template_events')
          .select('id, kind, before, after, reason, occurred_at')
          .eq('template_id', id)
          .order('occurred_at', { ascending: false })
          .limit(200)
          .abortSignal(signal)
          .overrideTypes<TemplateEventRow[], { merge: false }>(),
      ),
  })
}

/** A number that templates of an account can be sent from. */
export interface NumberRow {
  id: string
  display_phone_number: string
  name: string | null
  verified_name: string | null
  business_account_id: string
}

/** The project's numbers. */
export function numbersQuery(projectId: string) {
  return queryOptions({
    queryKey: templateKeys.numbers(projectId),
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<NumberRow[]> =>
      unwrap(
        await supabase()
          .rest.from('whatsapp_numbers')
          .select('id, display_phone_number, name, verified_name, business_account_id')
          .eq('project_id', projectId)
          .order('created_at')
          .abortSignal(signal)
          .overrideTypes<NumberRow[], { merge: false }>(),
      ),
  })
}

interface FlowChoice {
  meta_flow_id: string
  name: string
  /** Null when the Flow asks no endpoint. */
  data_api_version: string | null
}

/** The published Flows of an account, for a button that opens one. */
export function flowsQuery(projectId: string, accountId: string | undefined) {
  return queryOptions({
    queryKey: templateKeys.flows(projectId, accountId ?? ''),
    enabled: accountId !== undefined,
    queryFn: async ({ signal }): Promise<FlowChoice[]> =>
      unwrap(
        await supabase()
          .rest.from('flows')
          .select('meta_flow_id, name, data_api_version')
          .eq('business_account_id', accountId ?? '')
          .eq('status', 'PUBLISHED')
          .is('removed_at', null)
          .order('name')
          .abortSignal(signal)
          .overrideTypes<FlowChoice[], { merge: false }>(),
      ),
  })
}
