import type { OutgoingPhoto } from './outbox'

/** What one press of "send" becomes: a message per photo, the text as the caption of the first; or the text alone. */
export function planMessages(
  text: string,
  photos: readonly OutgoingPhoto[],
): { text: string | null; photo: OutgoingPhoto | null }[] {
  const words = text.trim() || null
  if (photos.length === 0) return words ? [{ text: words, photo: null }] : []
  return photos.map((photo, index) => ({ text: index === 0 ? words : null, photo }))
}
