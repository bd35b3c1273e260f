import { MAX_BYTES } from './limits'
import type { FileType } from './outgoing'
import { type PhotoRefusal, photoKind } from './photo'

/** Why a file cannot be sent, in the words of the locales. */
export type FileRefusal =
  | PhotoRefusal
  | 'empty'
  | 'videoFormat'
  | 'audioFormat'
  | 'otherFormat'
  | 'videoTooLarge'
  | 'audioTooLarge'
  | 'documentTooLarge'

export type FileKind =
  | { kind: 'photo' }
  | { kind: 'file'; type: Exclude<FileType, 'image'>; mime: string }
  | { kind: 'refused'; reason: FileRefusal }

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What WhatsApp takes beside photos, by the ending of the name: browsers know few of the types. */
const TYPES: Record<string, [Exclude<FileType, 'image'>, string]> = {
  mp4: ['video', 'video/mp4'],
  m4v: ['video', 'video/mp4'],
  '3gp': ['video', 'video/3gpp'],
  aac: ['audio', 'audio/aac'],
  amr: ['audio', 'audio/amr'],
  mp3: ['audio', 'audio/mpeg'],
  m4a: ['audio', 'audio/mp4'],
  ogg: ['audio', 'audio/ogg'],
  opus: ['audio', 'audio/ogg'],
  pdf: ['document', 'application/pdf'],
  txt: ['document', 'text/plain'],
  csv: ['document', 'text/plain'],
  doc: ['document', 'application/msword'],
  xls: ['document', 'application/vnd.ms-excel'],
  ppt: ['document', 'application/vnd.ms-powerpoint'],
  docx: ['document', `${OFFICE}.wordprocessingml.document`],
  xlsx: ['document', `${OFFICE}.spreadsheetml.sheet`],
  pptx: ['document', `${OFFICE}.presentationml.presentation`],
}

/** What the file chooser offers. */
export const ACCEPT = [
  'image/*',
  '.heic',
  '.heif',
  'video/mp4',
  'video/3gpp',
  'audio/*',
  ...Object.keys(TYPES).map((ending) => `.${ending}`),
].join(',')

const TOO_LARGE = {
  video: 'videoTooLarge',
  audio: 'audioTooLarge',
  document: 'documentTooLarge',
} as const

/** What a chosen file becomes on WhatsApp, or why it cannot be sent. */
export function fileKind(file: { type: string; name: string; size: number }): FileKind {
  if (file.size === 0) return { kind: 'refused', reason: 'empty' }
  const photo = photoKind(file)
  if (photo === 'gif') return { kind: 'refused', reason: 'gif' }
  if (photo !== 'notPhoto') return { kind: 'photo' }
  const family = file.type.split('/')[0]
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const byType = Object.values(TYPES).find(([, mime]) => mime === file.type)
  const [type, mime] = TYPES[ending] ?? byType ?? []
  // A film of a sound's name is believed by its type, which the system found by looking.
  const isWhatItSays = family !== 'video' || type === 'video'
  if (!type || !mime || !isWhatItSays) {
    const reason = family === 'video' ? 'videoFormat' : family === 'audio' ? 'audioFormat' : 'otherFormat'
    return { kind: 'refused', reason: family === 'image' ? 'notPhoto' : reason }
  }
  if (file.size > MAX_BYTES[type]) return { kind: 'refused', reason: TOO_LARGE[type] }
  return { kind: 'file', type, mime }
}
