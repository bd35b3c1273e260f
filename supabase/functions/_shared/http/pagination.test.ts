import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, type Position, toPage } from './pagination.ts'
import { Problem } from './problem.ts'

const position = { at: '2026-11-22T20:33:00.123456+00:00', id: '20000000-0000-4000-8000-000000000001' }

test('a cursor gives back the position it was made of, and may stand in an address', () => {
  const cursor = encodeCursor(position)
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(decodeCursor(cursor, 'cursor')).toEqual(position)
})

test.each([
  ['not base64', '***'],
  ['base64 of something else', btoa('hello world')],
  ['a filter smuggled in as an id', encodeCursor({ at: position.at, id: 'x),or(id.not.is.null' })],
  ['a filter smuggled in as a time', encodeCursor({ at: '2026-11-22T20:33:00),or', id: position.id })],
])('a cursor that is %s is refused by name', (_, cursor) => {
  const attempt = () => decodeCursor(cursor, 'before')
  expect(attempt).toThrow(Problem)
  expect(attempt).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/query/before' })] }),
  )
})

test('a full page points at its last row, and the last page points nowhere', () => {
  const rows: Position[] = [1, 2, 3].map((index) => ({
    ...position,
    id: position.id.replace(/1$/, `${index}`),
  }))
  const page = toPage(rows, 2, (row) => row)
  expect(page.data).toHaveLength(2)
  expect(decodeCursor(page.next_cursor ?? '', 'cursor').id).toBe(rows[1]?.id)
  expect(toPage(rows, 3, (row) => row).next_cursor).toBeNull()
  expect(toPage([], 3, (row: Position) => row).next_cursor).toBeNull()
})
