import { mediaKind } from './media-kind.ts'

/** A message of type sticker. */
export const sticker = mediaKind('sticker', [])
