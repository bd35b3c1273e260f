import {
  type NeedsYouPage,
  type NeedsYouQuery,
  NeedyConversation,
} from '../_shared/contracts/conversations.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { readSome } from './service.ts'

type Needed = { id: string; reasons: string[]; since: string; window_closes_at: string | null }
type Found = { counts: Partial<NeedsYouPage['counts']>; total: number; data: Needed[] }

function assigneeOf(caller: Caller, assignee: NeedsYouQuery['assignee']) {
  if (assignee === undefined) return {}
  if (assignee === 'none') return { or_nobody: true }
  if (assignee !== 'me' && assignee !== 'me_or_none') return { assignee }
  if (caller.kind === 'user') return { assignee: caller.userId, or_nobody: assignee === 'me_or_none' }
  throw new Problem('invalid_request', {
    errors: [{ pointer: '/query/assignee', detail: 'an API key has no conversations of its own' }],
  })
}

/** What waits for a person, longest first. */
export async function needsYou(caller: Caller, query: NeedsYouQuery): Promise<NeedsYouPage> {
  await requireReader(caller, query.project_id, 'conversations:read')
  const after = query.cursor ? decodeCursor(query.cursor, 'cursor') : undefined
  const { data: answer } = await caller.supabase
    .rpc('list_needs_you', {
      project_id: query.project_id,
      max_rows: query.limit + 1,
      ...assigneeOf(caller, query.assignee),
      ...(query.reason ? { reason: query.reason } : {}),
      ...(after ? { after_since: after.at, after_id: after.id } : {}),
    })
    .throwOnError()
  const { counts, total, data: rows } = answer as unknown as Found
  const { data, next_cursor } = toPage(rows, query.limit, ({ since, id }) => ({ at: since, id }))
  const conversations = await readSome(
    caller,
    data.map(({ id }) => id),
  )
  return {
    // One that left the caller's scope between the two reads is left out.
    data: data.flatMap(({ id, ...need }) => {
      const conversation = conversations.get(id)
      return conversation ? [NeedyConversation.parse({ ...need, conversation })] : []
    }),
    next_cursor,
    total,
    counts: { unanswered: 0, window_closing: 0, send_failed: 0, send_unconfirmed: 0, mention: 0, ...counts },
  }
}
