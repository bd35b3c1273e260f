import type { Params } from '../../params.ts'
import type { Parts } from './parts.ts'

/** One kind of interactive message: checks its parts and its action, and throws Meta's error. */
export type InteractiveKind = { type: string; check(interactive: Params, parts: Parts): void }
