/** Meta's limit for the body of a text message. The contract has the same; it is not imported, to leave zod out. */
export const MAX_TEXT_LENGTH = 4096
/** Meta's limit for the caption of a photo. */
export const MAX_CAPTION_LENGTH = 1024
/** The hub's limit for an internal note. */
export const MAX_NOTE_LENGTH = 8000
/** As many files as may be prepared at once: what WhatsApp's own apps take. */
export const MAX_FILES = 30

const MB = 1024 * 1024
/** What WhatsApp takes of each kind of file, in bytes. */
export const MAX_BYTES = { image: 5 * MB, video: 16 * MB, audio: 16 * MB, document: 100 * MB } as const
