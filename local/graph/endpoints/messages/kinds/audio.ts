import { mediaKind } from './media-kind.ts'

/** A message of type audio. */
export const audio = mediaKind('audio', ['voice'])
