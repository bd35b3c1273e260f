const KB = 1024
const MB = 1024 * KB

/** Classes of media that messages know. */
export type MediaClass = 'image' | 'video' | 'audio' | 'document' | 'sticker'

type Rule = { mimes: readonly string[]; maxBytes: number }

const office = 'application/vnd.openxmlformats-officedocument'

/** What Meta takes in each class. */
export const mediaRules: Readonly<Record<MediaClass, Rule>> = {
  image: { mimes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
  video: { mimes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
  audio: {
    mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    maxBytes: 16 * MB,
  },
  document: {
    mimes: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
    maxBytes: 100 * MB,
  },
  sticker: { mimes: ['image/webp'], maxBytes: 500 * KB },
}

/** All types that can be uploaded. */
export const uploadMimes: readonly string[] = Object.values(mediaRules).flatMap(({ mimes }) => mimes)

/** The type without its parameters. */
export function plainMime(mime: string): string {
  return (mime.split(';')[0] ?? '').trim().toLowerCase()
}

/** The class of a type by its rules. */
export function classOfMime(mime: string): MediaClass | undefined {
  const classes = Object.keys(mediaRules) as MediaClass[]
  return classes.find((name) => mediaRules[name].mimes.includes(plainMime(mime)))
}

/** Why a file cannot be sent as this class, in Meta's words; undefined when it can. */
export function mediaProblem(mediaClass: MediaClass, mime: string, bytes: Uint8Array): string | undefined {
  const rule = mediaRules[mediaClass]
  const plain = plainMime(mime)
  // Documents of any type are delivered; Meta only promises that the listed ones open.
  if (mediaClass !== 'document' && !rule.mimes.includes(plain)) {
    return `Unsupported ${mediaClass} mime type ${plain}. Please use one of ${rule.mimes.join(', ')}.`
  }
  if (bytes.byteLength === 0) return 'The media file is empty.'
  if (bytes.byteLength > rule.maxBytes) {
    return `${mediaClass} file size too big, max allowed size is ${rule.maxBytes} bytes, got ${bytes.byteLength}.`
  }
  const sniffed = sniffMime(bytes)
  if (mediaClass !== 'document' && sniffed !== undefined && !sameFamily(sniffed, plain)) {
    return `Media file is of type ${sniffed}, not of the expected type ${plain}.`
  }
  return undefined
}

/** The type that the first bytes of a file show; undefined when they show none. */
export function sniffMime(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.startsWith('%PDF-')) return 'application/pdf'
  if (head.startsWith('OggS')) return 'audio/ogg'
  if (head.startsWith('#!AMR')) return 'audio/amr'
  if (head.startsWith('ID3')) return 'audio/mpeg'
  if (head.slice(4, 8) === 'ftyp') return head.slice(8, 11) === '3gp' ? 'video/3gpp' : 'video/mp4'
  if (head.startsWith('<!DOCTYPE html') || head.startsWith('<html')) return 'text/html'
  return undefined
}

/** MP4 boxes hold video and audio alike, so only their container can be compared. */
function sameFamily(sniffed: string, declared: string): boolean {
  const container = (mime: string) => (/mp4|3gpp|aac/.test(mime) ? 'mp4' : mime)
  return container(sniffed) === container(declared)
}
