/** Integers beyond 2^53 (some of Meta's ids) become text instead of losing digits. */
export function parseJson(text: string): unknown {
  if (!/[:[,]\s*-?\d{16,}/.test(text)) return JSON.parse(text)
  const revive = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value
  return JSON.parse(text, revive as Parameters<typeof JSON.parse>[1])
}

// Most bodies have nothing to mend, and this is the hot path: one look decides.
const MENDED = /\\u0000|\\u[dD][89a-fA-F]/

/** Replaces what Postgres cannot store in a text: NUL, and half a surrogate pair. */
export function mend<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\uFFFD').toWellFormed() as Value
  if (Array.isArray(value)) return value.map(mend) as Value
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mend(key), mend(inner)])) as Value
  }
  return value
}

/** Reads JSON so that Postgres can store it: neither NUL nor half a surrogate pair, and neither costs the message. */
export function parseStorableJson(text: string): unknown {
  const document = parseJson(text)
  return MENDED.test(text) ? mend(document) : document
}

/** The object at a key, or undefined for anything else. */
export function objectAt(value: unknown, key: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const inner = (value as Record<string, unknown>)[key]
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? (inner as Record<string, unknown>)
    : undefined
}

/** The list at a key, empty when there is none. */
export function listAt(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = (value as Record<string, unknown>)[key]
  return Array.isArray(inner) ? inner : []
}

/** The text at a key, also when Meta wrote it as a number; undefined when it is empty or something else. */
export function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const inner = (value as Record<string, unknown>)[key]
  if (typeof inner === 'string') return inner === '' ? undefined : inner
  return typeof inner === 'number' ? String(inner) : undefined
}
