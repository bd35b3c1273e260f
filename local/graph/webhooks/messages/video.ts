import { captionOf, mediaMessage } from './media.ts'

/** A video. */
export const video = mediaMessage('video', 'video/mp4', captionOf)
