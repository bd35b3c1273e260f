import type { OutgoingFile, OutgoingPhoto } from './outbox'
import type { FileType, OutgoingMessage } from './outgoing'

/** A file that is ready to go, with the words that go under it. */
export interface ReadyFile {
  type: FileType
  file: OutgoingFile
  photo: OutgoingPhoto | null
  caption: string
}

/** One message of what a press of "send" becomes. */
export interface Planned {
  /** What its bubble says meanwhile. */
  text: string | null
  message: OutgoingMessage
  file: OutgoingFile | null
  photo: OutgoingPhoto | null
}

/**
 * What one press of "send" becomes: a message per file, the text under the first that has no words of its own; or
 * the text alone. Sounds carry no caption; then the text goes first, by itself.
 */
export function planMessages(
  text: string,
  files: readonly ReadyFile[],
  options: { linkPreview: boolean } = { linkPreview: true },
): Planned[] {
  const words = text.trim()
  const bearer =
    words === '' ? -1 : files.findIndex(({ type, caption }) => type !== 'audio' && !caption.trim())
  const planned = files.map((ready, index) =>
    planFile(ready, index === bearer ? words : ready.caption.trim()),
  )
  return words !== '' && bearer < 0 ? [planText(words, options.linkPreview), ...planned] : planned
}

function planText(body: string, linkPreview: boolean): Planned {
  const text = linkPreview && hasLink(body) ? { body, preview_url: true } : { body }
  return { text: body, message: { type: 'text', text }, file: null, photo: null }
}

function planFile({ type, file, photo }: ReadyFile, words: string): Planned {
  const caption = words || undefined
  const content =
    type === 'audio'
      ? {}
      : type === 'document'
        ? { caption, filename: file.filename.slice(-240) }
        : { caption }
  // Until its row arrives a bubble of a file shows its name, a photo shows itself.
  const text = photo ? (caption ?? null) : [file.filename, caption].filter(Boolean).join('\n')
  return { text, message: { type, [type]: content } as OutgoingMessage, file, photo }
}

const LINK = /https?:\/\/[^\s<>"']+/i

/** Whether WhatsApp would draw a preview of something in this text. */
export function hasLink(text: string): boolean {
  return LINK.test(text)
}
