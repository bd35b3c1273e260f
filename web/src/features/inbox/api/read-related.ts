import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { MESSAGE_COLUMNS, type MessageRow } from './rows'

/*
 * What belongs to lines of a thread without being one: reactions, edits and deletions that hang on them, and the
 * messages that they quote. WhatsApp's ids name them, and those are known per number.
 */

/** WhatsApp's ids are long; this many fit into an address. */
const CHUNK = 40

/** Everything that belongs to these rows and is not among them. */
export async function readRelated(
  projectId: string,
  rows: readonly MessageRow[],
  signal?: AbortSignal,
): Promise<MessageRow[]> {
  const wamids = rows.filter((row) => row.wamid !== null)
  const [annotations, quoted] = await Promise.all([
    readByWamid(
      projectId,
      'target_wamid',
      wamids.map((row) => ({ number: row.whatsapp_number_id, wamid: row.wamid ?? '' })),
      signal,
    ),
    readQuoted(projectId, rows, new Set(wamids.map((row) => row.wamid ?? '')), signal),
  ])
  return [...annotations, ...quoted]
}

/** The messages that these rows quote, unless they are known. */
export function readQuoted(
  projectId: string,
  rows: readonly MessageRow[],
  known: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<MessageRow[]> {
  const wanted = rows.flatMap(({ context_wamid: wamid, whatsapp_number_id: number }) =>
    wamid !== null && !known.has(wamid) ? [{ number, wamid }] : [],
  )
  return readByWamid(projectId, 'wamid', wanted, signal)
}

async function readByWamid(
  projectId: string,
  column: 'wamid' | 'target_wamid',
  wanted: { number: string; wamid: string }[],
  signal?: AbortSignal,
): Promise<MessageRow[]> {
  const numbers = Map.groupBy(wanted, ({ number }) => number)
  const chunks = [...numbers].flatMap(([number, list]) => {
    const wamids = [...new Set(list.map(({ wamid }) => wamid))]
    return Array.from({ length: Math.ceil(wamids.length / CHUNK) }, (_, index) => ({
      number,
      wamids: wamids.slice(index * CHUNK, (index + 1) * CHUNK),
    }))
  })
  const answers = await Promise.all(
    chunks.map(async ({ number, wamids }) => {
      const query = supabase()
        .rest.from('messages')
        .select(MESSAGE_COLUMNS)
        .eq('project_id', projectId)
        .eq('whatsapp_number_id', number)
        .in(column, wamids)
      return unwrap(
        await (signal ? query.abortSignal(signal) : query).overrideTypes<MessageRow[], { merge: false }>(),
      )
    }),
  )
  return answers.flat()
}
