import { captionOf, mediaMessage } from './media.ts'

/** A file with its name. */
export const document = mediaMessage('document', 'application/pdf', (input) => ({
  ...captionOf(input),
  filename: input.filename ?? 'document.pdf',
}))
