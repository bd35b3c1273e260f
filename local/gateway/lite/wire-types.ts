type Parse = (text: string) => unknown
type Serialize = (value: unknown) => unknown

interface WireType {
  to: number
  from: number[]
  serialize: Serialize
  parse: Parse
}

/** How values of Postgres are read and written where Lite's own ways differ from PostgREST's. */
export const wireTypes: Record<string, WireType> = {
  // Embedded rows come as JSON made by Postgres, with ISO times; rows of the first level came in Postgres's own form.
  timestamptz: wireType(1184, isoTime, timeText),
  timestamp: wireType(1114, isoTime, timeText),
  // 12.50 is a number, also when it is not written as JavaScript would write it.
  numeric: wireType(1700, jsonNumber, String),
  json: wireType(114, JSON.parse, jsonText),
  jsonb: wireType(3802, JSON.parse, jsonText),
}

function wireType(oid: number, parse: Parse, serialize: Serialize): WireType {
  return { to: oid, from: [oid], parse, serialize }
}

/** `2026-11-22 20:59:07.1+00` as `2026-11-22T20:59:07.1+00:00`; infinity stays what it is. */
export function isoTime(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}

function timeText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}

function jsonNumber(text: string): number | string {
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

/**
 * Auth and Storage of Lite write objects as text that is JSON already, and it was encoded once more: `raw_user_meta_data` became a string,
 * which no trigger can read. A text that is an object or a list passes as it is; any other is a JSON string to be.
 */
export function jsonText(value: unknown): string {
  return typeof value === 'string' && isStructure(value) ? value : JSON.stringify(value)
}

function isStructure(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
