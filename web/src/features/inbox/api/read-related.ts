import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { type BareMessageRow, MESSAGE_COLUMNS, type MessageRow } from './rows'

/*
 * What belongs to lines of a thread without being one: reactions, edits and deletions that hang on them, and the
 * messages that they quote. At WhatsApp they are linked by ids that hold a number, so the database says by our own ids
 * what belongs together.
 */

/** One message that quotes another one, null when the hub does not know it; or that hangs on another one. */
export interface Relation {
  message_id: string
  related_id: string | null
  relation: 'quotes' | 'hangs_on'
}

/** As many ids as fit into an address without trouble. */
const CHUNK = 80

/** Messages by their ids, each alone. */
export async function readRows(
  projectId: string,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<BareMessageRow[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) =>
    ids.slice(index * CHUNK, (index + 1) * CHUNK),
  )
  const answers = await Promise.all(
    chunks.map(async (chunk) => {
      const query = supabase()
        .rest.from('messages')
        .select(MESSAGE_COLUMNS)
        .eq('project_id', projectId)
        .in('id', chunk)
      return unwrap(
        await (signal ? query.abortSignal(signal) : query).overrideTypes<
          BareMessageRow[],
          { merge: false }
        >(),
      )
    }),
  )
  return answers.flat()
}

/** What these messages have to do with others. */
export async function readRelations(ids: readonly string[], signal?: AbortSignal): Promise<Relation[]> {
  if (ids.length === 0) return []
  const query = supabase().rest.rpc('message_relations', { message_ids: [...ids] })
  return unwrap(
    await (signal ? query.abortSignal(signal) : query).overrideTypes<Relation[], { merge: false }>(),
  )
}

/** The rows with what is known of their relations. */
export function relate(rows: readonly BareMessageRow[], relations: readonly Relation[]): MessageRow[] {
  const quotes = new Map<string, { id: string | null }>()
  const targets = new Map<string, string | null>()
  for (const { message_id, related_id, relation } of relations) {
    if (relation === 'quotes') quotes.set(message_id, { id: related_id })
    else targets.set(message_id, related_id)
  }
  return rows.map((row) => ({
    ...row,
    quotes: quotes.get(row.id) ?? null,
    target_id: targets.get(row.id) ?? null,
  }))
}

/** The messages that relations name, unless they are known. */
export async function readRelated(
  projectId: string,
  relations: readonly Relation[],
  known: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<MessageRow[]> {
  const named = relations.flatMap(({ message_id, related_id }) =>
    related_id === null ? [] : [message_id, related_id],
  )
  const ids = [...new Set(named)].filter((id) => !known.has(id))
  return relate(await readRows(projectId, ids, signal), relations)
}
