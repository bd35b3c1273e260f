import { mediaKind } from './media-kind.ts'

/** A message of type image. */
export const image = mediaKind('image', ['caption'])
