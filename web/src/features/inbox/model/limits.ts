/** Meta's limit for the body of a text message. The contract has the same; it is not imported, to leave zod out. */
export const MAX_TEXT_LENGTH = 4096
/** Meta's limit for the caption of a photo. */
export const MAX_CAPTION_LENGTH = 1024
/** As many photos as may be prepared at once. */
export const MAX_PHOTOS = 30
