const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** What the first bytes say the file is, among the kinds that WhatsApp carries; undefined when they do not tell. */
export function sniffMimeType(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && ascii(bytes, 1, 3) === 'PNG') return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 0, 4) === '%PDF') return 'application/pdf'
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg'
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg'
  if (ascii(bytes, 0, 5) === '#!AMR') return 'audio/amr'
  if (ascii(bytes, 4, 4) === 'ftyp') {
    const brand = ascii(bytes, 8, 4)
    if (brand.startsWith('3gp')) return 'video/3gpp'
    if (brand.startsWith('M4A')) return 'audio/mp4'
    return 'video/mp4'
  }
  return undefined
}
