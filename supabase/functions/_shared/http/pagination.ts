import { Problem } from './problem.ts'

/** Where a page ends: the value the list is ordered by and the id that breaks a tie. */
export type Position = { at: string; id: string }

const SAFE_AT = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}(?:Z|[+-]\d{2}:\d{2})$/
const SAFE_ID = /^[0-9a-f-]{36}$/i

/** Makes the cursor that asks for what follows `position`. */
export function encodeCursor({ at, id }: Position): string {
  return btoa(`${at} ${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads a cursor. What we did not make is refused, and what comes out has the exact form of a time and an id, so that
 * it can stand in a filter of PostgREST without quoting.
 */
export function decodeCursor(cursor: string, parameter: string): Position {
  let text = ''
  try {
    text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    // falls through: an empty text is no position
  }
  const [at = '', id = ''] = text.split(' ')
  if (SAFE_AT.test(at) && SAFE_ID.test(id)) return { at, id }
  throw new Problem('invalid_cursor', {
    errors: [{ pointer: `/query/${parameter}`, detail: 'is not a cursor of this interface' }],
  })
}

/** Cuts a page out of `limit + 1` rows: the one too many says that there is a next page, and is left out. */
export function toPage<Row>(rows: Row[], limit: number, positionOf: (row: Row) => Position) {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, next_cursor: rows.length > limit && last ? encodeCursor(positionOf(last)) : null }
}
