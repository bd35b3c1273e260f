import { expect, test } from 'vitest'
import { mendDatabaseError, statusOfDatabaseError } from './errors.ts'
import type { RequestContext } from './request-context.ts'

const CONTEXT: RequestContext = { method: 'POST', path: '/rest/v1/rpc/x', headers: {}, role: 'authenticated' }
const CRASH = Response.json({ code: 'SUP', message: 'PostgresError: because' }, { status: 500 })

test.each([
  ['42501', 'authenticated', 403],
  ['42501', 'anon', 401],
  ['P0001', 'authenticated', 400],
  ['23505', 'authenticated', 409],
  ['23503', 'authenticated', 409],
  ['23514', 'authenticated', 400],
  ['22P02', 'authenticated', 400],
  ['PT409', 'authenticated', 409],
  ['PT422', 'anon', 422],
  ['25006', 'authenticated', 405],
  ['42P01', 'authenticated', 404],
  ['40001', 'authenticated', 500],
  ['53300', 'authenticated', 503],
  ['XX000', 'authenticated', 500],
  ['PGRST001', 'anon', 503],
])('the code %s, raised for %s, is answered with %i', (code, role, status) => {
  expect(statusOfDatabaseError(code, role)).toBe(status)
})

test('an error that Lite does not know is answered as PostgREST does', async () => {
  const databaseError = { code: 'P0001', message: 'because', detail: 'so', hint: 'try' }
  const response = await mendDatabaseError(CRASH.clone(), { ...CONTEXT, databaseError })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ code: 'P0001', message: 'because', details: 'so', hint: 'try' })
})

test('what Lite says about a code that it knows is kept', async () => {
  const said = Response.json(
    { code: '42703', message: 'column projects.nope does not exist' },
    { status: 400 },
  )
  const databaseError = { code: '42703', message: 'column "nope" does not exist' }
  const response = await mendDatabaseError(said, { ...CONTEXT, databaseError })
  expect(await response.json()).toMatchObject({ message: 'column projects.nope does not exist' })
})

test('an answer that SQL has written itself, and one without an error of Postgres, pass', async () => {
  const written = Response.json({ code: 'mine' }, { status: 418 })
  const own = { ...CONTEXT, databaseError: { code: 'PGRST', message: '{}' } }
  expect(await mendDatabaseError(written, own)).toBe(written)
  expect(await mendDatabaseError(CRASH, CONTEXT)).toBe(CRASH)
})
