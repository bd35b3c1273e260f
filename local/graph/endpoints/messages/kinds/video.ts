import { mediaKind } from './media-kind.ts'

/** A message of type video. */
export const video = mediaKind('video', ['caption'])
