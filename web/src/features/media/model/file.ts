import type { FormatOptions } from '@/lib/format'
import type { MediaKind, MediaState } from './search'

/** A file of a message, as the grid shows it. */
export interface MediaRow {
  id: string
  kind: MediaKind
  direction: 'inbound' | 'outbound'
  state: Exclude<MediaState, 'deleted'>
  path: string | null
  thumbnail_path: string | null
  filename: string | null
  caption: string | null
  mime_type: string | null
  size_bytes: number | null
  width: number | null
  height: number | null
  duration_ms: number | null
  is_voice: boolean
  error_details: string | null
  deleted_at: string | null
  created_at: string
  whatsapp_number_id: string | null
  contact: { id: string; name: string | null; phone_hint: string | null } | null
  messages: { id: string; conversation_id: string }[]
}

/** What became of the file; one that a member removed is gone, whatever it was before. */
export function stateOf(row: Pick<MediaRow, 'state' | 'deleted_at'>): MediaState {
  return row.deleted_at ? 'deleted' : row.state
}

/** Whether its bytes can be had. */
export function isThere(row: Pick<MediaRow, 'state' | 'deleted_at' | 'path'>): boolean {
  return stateOf(row) === 'stored' && row.path !== null
}

/** Whether the browser draws it as a picture. */
export function isPicture(row: MediaRow): boolean {
  return isThere(row) && (row.kind === 'image' || row.kind === 'sticker')
}

/** Whether it is looked at in full size: a picture or a film. */
export function isViewable(row: MediaRow): boolean {
  return isPicture(row) || (isThere(row) && row.kind === 'video')
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'application/pdf': 'pdf',
}

/** The name under which it is saved: its own, or its kind, day and id. */
export function filenameOf(
  row: Pick<MediaRow, 'filename' | 'kind' | 'created_at' | 'id' | 'mime_type'>,
): string {
  if (row.filename) return row.filename.replace(/[/\\\p{Cc}]/gu, '_')
  const ending = ENDINGS[(row.mime_type ?? '').split(';')[0] ?? ''] ?? 'bin'
  return `${row.kind}-${row.created_at.slice(0, 10)}-${row.id.slice(0, 8)}.${ending}`
}

/** Names for one archive: those that are there twice get a number. */
export function uniqueNames(names: string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    if (times === 0) return name
    const dot = name.lastIndexOf('.')
    return dot > 0 ? `${name.slice(0, dot)} (${times})${name.slice(dot)}` : `${name} (${times})`
  })
}

/** Rows by calendar month of the project's zone, in their order. */
export function byMonth(
  rows: MediaRow[],
  timeZone: string,
): { month: string; at: number; rows: MediaRow[] }[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
  const months: { month: string; at: number; rows: MediaRow[] }[] = []
  for (const row of rows) {
    const at = Date.parse(row.created_at)
    const month = format.format(at)
    const last = months.at(-1)
    if (last?.month === month) last.rows.push(row)
    else months.push({ month, at, rows: [row] })
  }
  return months
}

/** The name of a month with its year, in the person's language. */
export function monthName(at: number, { language, timeZone }: FormatOptions): string {
  const tag = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB'
  return new Intl.DateTimeFormat(tag, { timeZone, month: 'long', year: 'numeric' }).format(at)
}
