import type { Need } from '@contracts/conversations'
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { inboxKeys, type ListFilter } from './keys'
import { type ConversationRow, rowOf } from './rows'

/** A conversation that waits for a person, and why. */
export interface NeedRow {
  row: ConversationRow
  reasons: Need[]
  since: string
}

interface NeedsPage {
  needs: NeedRow[]
  total: number
  counts: Record<Need, number>
  next: string | null
}

export type NeedsPages = InfiniteData<NeedsPage, string | null>

/** What waits for a person, longest first, with the exact figure of each reason. */
export function needsQuery(filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: inboxKeys.need(filter),
    staleTime: Number.POSITIVE_INFINITY, // the feed says when to ask again
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => readNeeds(filter, pageParam, signal),
    getNextPageParam: (last) => last.next,
  })
}

async function readNeeds(
  { projectId, filters }: ListFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<NeedsPage> {
  const query = {
    project_id: projectId,
    reason: filters.reason,
    assignee: filters.assignee,
    cursor: cursor ?? undefined,
  }
  const answer = await call((api) => api.GET('/conversations/needs-you', { params: { query }, signal }))
  const needs = answer.data.map(({ conversation, reasons, since }) => ({
    row: rowOf(conversation),
    reasons,
    since,
  }))
  return { needs, total: answer.total, counts: answer.counts, next: answer.next_cursor }
}
