import { mediaMessage } from './media.ts'

/** A sticker, still or animated. */
export const sticker = mediaMessage('sticker', 'image/webp', (input) => ({
  animated: input.animated ?? false,
}))
