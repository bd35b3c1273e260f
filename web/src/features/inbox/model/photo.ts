/** Why a file cannot be sent as a photo, in the words of the locales. */
export type PhotoRefusal = 'heic' | 'gif' | 'notPhoto' | 'unreadable' | 'tooLarge'

/** What a file is, before it is decoded: ready as it is, to be converted, or not a photo. */
export function photoKind(file: {
  type: string
  name: string
}): 'ready' | 'convert' | 'heic' | 'gif' | 'notPhoto' {
  const type = file.type.toLowerCase()
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  // Browsers that do not know HEIC give it no type.
  if (/^image\/hei[cf]/.test(type) || (type === '' && (extension === 'heic' || extension === 'heif')))
    return 'heic'
  if (type === 'image/gif') return 'gif'
  if (type === 'image/jpeg' || type === 'image/png') return 'ready'
  if (type === 'image/webp' || type === 'image/avif' || type === 'image/bmp') return 'convert'
  return 'notPhoto'
}

/** The size within a square of `side`, in the same proportion and never enlarged. */
export function fitWithin(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The box of a photo in a thread: fixed before it loads, so that nothing moves when it does. */
export function photoBox(width: number | null, height: number | null): { width: number; height: number } {
  if (!width || !height) return { width: 256, height: 256 }
  const scale = Math.min(320 / width, 360 / height, 1)
  // A long strip is cropped rather than drawn as a line.
  return {
    width: Math.max(160, Math.round(width * scale)),
    height: Math.max(96, Math.round(height * scale)),
  }
}
