import { mediaKind } from './media-kind.ts'

/** A message of type document. */
export const document = mediaKind('document', ['caption', 'filename'])
