import { fileURLToPath } from 'node:url'

/** Folder of the clone. */
export const REPO = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')

/** Where a stack keeps its data unless `--data` says otherwise. */
export const DEFAULT_DATA_DIR = `${REPO}/.local`
