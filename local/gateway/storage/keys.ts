/** Longest key that S3, and so hosted Storage, takes. */
const MAX_KEY_BYTES = 1024

/** Signs that hosted Storage allows in a key: no letters beyond ASCII, so an Arabic file name has to be a property of the row instead. */
const ALLOWED = /^[\w/!\-.*'() &$@=;:+,?]+$/

/** Whether hosted Storage would take this as the key of an object. Lite takes anything. */
export function isValidKey(key: string): boolean {
  return ALLOWED.test(key) && Buffer.byteLength(key) <= MAX_KEY_BYTES
}
