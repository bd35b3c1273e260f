import process from 'node:process'

// Loaded before Lite, hence still Node's own.
const emitWarning = process.emitWarning

/** Lite replaces `process.emitWarning` by one that ends the process when a warning is an Error, as those of Node are. */
export function restoreWarnings(): void {
  process.emitWarning = emitWarning
}
