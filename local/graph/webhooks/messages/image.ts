import { captionOf, mediaMessage } from './media.ts'

/** A photo. */
export const image = mediaMessage('image', 'image/jpeg', captionOf)
