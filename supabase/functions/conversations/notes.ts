import {
  type ChangeNoteBody,
  Note,
  NotePage,
  type StreamQuery,
  type WriteNoteBody,
} from '../_shared/contracts/conversations.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { Problem } from '../_shared/http/problem.ts'
import { found } from '../_shared/http/tables.ts'
import { readOne } from './service.ts'

const COLUMNS = Object.keys(Note.shape).join(', ')

/** Notes of a conversation, newest first. */
export async function listNotes(caller: Caller, id: string, query: StreamQuery): Promise<NotePage> {
  const { project_id } = await readOne(caller, id)
  let page = caller.supabase
    .from('notes')
    .select(COLUMNS)
    .eq('project_id', project_id)
    .eq('conversation_id', id)
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.cursor) {
    const position = decodeCursor(query.cursor, 'cursor')
    page = page.or(`created_at.lt.${position.at},and(created_at.eq.${position.at},id.lt.${position.id})`)
  }
  const { data: rows } = await page.throwOnError()
  return NotePage.parse(
    toPage(rows as unknown as Note[], query.limit, (row) => ({ at: row.created_at, id: row.id })),
  )
}

/** Writes a note; triggers tell those whom it mentions. */
export async function writeNote(caller: Caller, id: string, body: WriteNoteBody): Promise<Note> {
  const { project_id, contact_id } = await readOne(caller, id)
  await requireRole(caller, project_id, 'agent')
  const { data } = await caller.supabase
    .from('notes')
    .insert({ ...body, project_id, contact_id, conversation_id: id, author_id: caller.userId })
    .select(COLUMNS)
    .single()
    .throwOnError()
  return Note.parse(data)
}

async function readNote(caller: Caller, id: string, noteId: string): Promise<Note> {
  const { data } = await caller.supabase
    .from('notes')
    .select(COLUMNS)
    .eq('conversation_id', id)
    .eq('id', noteId)
    .maybeSingle()
    .throwOnError()
  return Note.parse(found(data))
}

/** Changes the caller's own note. */
export async function rewriteNote(
  caller: Caller,
  id: string,
  noteId: string,
  body: ChangeNoteBody,
): Promise<Note> {
  await readNote(caller, id, noteId)
  const { data } = await caller.supabase
    .from('notes')
    .update(body)
    .eq('id', noteId)
    .select(COLUMNS)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('forbidden', { detail: 'A note is changed by its author.' })
  return Note.parse(data)
}

/** Removes a note. */
export async function removeNote(caller: Caller, id: string, noteId: string): Promise<void> {
  await readNote(caller, id, noteId)
  const { data } = await caller.supabase.from('notes').delete().eq('id', noteId).select('id').throwOnError()
  if (data.length === 0)
    throw new Problem('forbidden', { detail: 'A note is removed by its author or an admin.' })
}
