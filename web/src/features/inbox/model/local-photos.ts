/*
 * Photos sent from this page keep showing their local copy once the server has them, instead of being fetched back
 * and flickering. A few are kept; older ones come from the server.
 */

interface LocalPhoto {
  url: string
  width: number
  height: number
}

const MAX_KEPT = 40
const kept = new Map<string, LocalPhoto>()

/** Keeps the local copy of a photo that has been sent. */
export function keepLocalPhoto(key: string, { previewUrl, width, height }: LocalCopy): void {
  kept.set(key, { url: previewUrl, width, height })
  if (kept.size <= MAX_KEPT) return
  const [oldest] = kept
  if (!oldest) return
  URL.revokeObjectURL(oldest[1].url)
  kept.delete(oldest[0])
}

interface LocalCopy {
  previewUrl: string
  width: number
  height: number
}

/** The local copy of a photo, when this page sent it. */
export function localPhoto(key: string | null): LocalPhoto | null {
  return (key && kept.get(key)) || null
}

const sizes = new Map<string, { width: number; height: number }>()

/** Notes the size of a photo that the hub does not know the size of, once it has been seen. */
export function noteSize(mediaId: string, width: number, height: number): void {
  sizes.set(mediaId, { width, height })
}

/** The size of a photo, from the hub or from having seen it. */
export function sizeOf(media: { id: string; width: number | null; height: number | null }): {
  width: number | null
  height: number | null
} {
  return media.width && media.height ? media : (sizes.get(media.id) ?? { width: null, height: null })
}
