import { expect, test } from 'vitest'
import { isDatabaseUnreachable, problemFromDatabase } from './database-problem.ts'

test('an exception of ours keeps the code in its hint and the message meant for the caller', () => {
  const error = { code: 'PT409', message: 'The window closed at noon.', hint: 'window_closed', details: null }
  expect(problemFromDatabase(error)).toEqual({ code: 'window_closed', detail: 'The window closed at noon.' })
})

test('a hint that the catalogue does not know falls back to the status it names', () => {
  const error = { code: 'PT404', message: 'No such conversation.', hint: 'Look again.', details: null }
  expect(problemFromDatabase(error)).toEqual({ code: 'not_found', detail: 'No such conversation.' })
})

test('a hint of an error that is not ours changes nothing', () => {
  const error = { code: '23505', message: 'duplicate key value', hint: 'forbidden', details: null }
  expect(problemFromDatabase(error)).toEqual({ code: 'conflict' })
})

test.each([
  ['42501', 'forbidden'],
  ['PGRST116', 'not_found'],
  ['PGRST301', 'unauthenticated'],
  ['22P02', 'invalid_request'],
  ['22021', 'invalid_request'],
  ['ECONNREFUSED', 'unavailable'],
  ['57014', 'unavailable'],
])('%s means %s', (code, problem) => {
  expect(problemFromDatabase(Object.assign(new Error('text'), { code }))?.code).toBe(problem)
})

test('a gateway that supabase-js cannot reach is unavailable', () => {
  const error = { code: '', message: 'TypeError: fetch failed', hint: '', details: '' }
  expect(problemFromDatabase(error)?.code).toBe('unavailable')
})

test.each([
  undefined,
  null,
  'text',
  new Error('plain'),
  { code: 5, message: 'x' },
  { code: 'XX000', message: 'x' },
])('%j is no error of the database that a caller should hear of', (error) => {
  expect(problemFromDatabase(error)).toBeUndefined()
})

test('a lost connection is told apart from a statement that took too long', () => {
  expect(isDatabaseUnreachable({ code: 'CONNECTION_CLOSED', message: 'x' })).toBe(true)
  expect(isDatabaseUnreachable({ code: '57014', message: 'x' })).toBe(false)
  expect(isDatabaseUnreachable({ code: '22P02', message: 'x' })).toBe(false)
})
