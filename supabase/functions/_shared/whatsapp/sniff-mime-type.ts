const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** What the first bytes say the file is, among the kinds that WhatsApp carries and some it does not; undefined when they do not tell. */
export function sniffMimeType(bytes: Uint8Array): string | undefined {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xff && second === 0xd8 && third === 0xff) return 'image/jpeg'
  if (first === 0x89 && ascii(bytes, 1, 3) === 'PNG') return 'image/png'
  if (ascii(bytes, 0, 4) === 'GIF8') return 'image/gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 0, 4) === '%PDF') return 'application/pdf'
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg'
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg'
  if (ascii(bytes, 0, 5) === '#!AMR') return 'audio/amr'
  if (ascii(bytes, 4, 4) === 'ftyp') {
    const brand = ascii(bytes, 8, 4)
    if (brand.startsWith('3gp') || brand.startsWith('3g2')) return 'video/3gpp'
    if (brand.startsWith('M4A')) return 'audio/mp4'
    if (/^(heic|heix|mif1|hevc)$/.test(brand)) return 'image/heic'
    return 'video/mp4'
  }
  // Frames without a header: AAC has layer 0, MPEG audio another one.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac'
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return 'audio/mpeg'
  if (first === 0x50 && second === 0x4b && third === 0x03) return 'application/zip'
  if (ascii(bytes, 0, 2) === 'MZ') return 'application/x-msdownload'
  if (/^\s*<(!doctype html|html|script|svg|\?xml)/i.test(ascii(bytes, 0, 64))) return 'text/html'
  return undefined
}

/** Kinds of media and what their bytes may be; a document may be anything. */
const MAIN_TYPES: Record<string, string[]> = {
  image: ['image'],
  sticker: ['image'],
  // A recording without a picture is in the same boxes.
  video: ['video', 'audio'],
  audio: ['audio', 'video'],
}

/** What a file is: the bytes' word before the claim; undefined when the bytes are of no kind that this medium can have. */
export function settleMimeType(kind: string, bytes: Uint8Array, claimed: string): string | undefined {
  const sniffed = sniffMimeType(bytes)
  const allowed = MAIN_TYPES[kind]
  if (!allowed) {
    // An office file is a zip with a name of its own; what looks like a page is never served as one.
    if (sniffed === undefined || sniffed === 'application/zip') return claimed
    return sniffed === 'text/html' || sniffed === 'application/x-msdownload'
      ? 'application/octet-stream'
      : sniffed
  }
  const told = sniffed ?? claimed
  if (!allowed.includes(told.split('/')[0] ?? '')) return undefined
  // An Opus voice note and its claim differ in codecs alone; a container of sound stays what it was called.
  if (sniffed === 'video/mp4' && claimed.startsWith('audio/')) return claimed
  return told
}
