import { afterEach, expect, test, vi } from 'vitest'
import { log } from './log.ts'

afterEach(() => vi.restoreAllMocks())

function lineOf(write: () => void): Record<string, unknown> {
  const spy = vi.spyOn(console, 'warn').mockImplementation(() => {})
  write()
  expect(spy).toHaveBeenCalledOnce()
  const line: string = spy.mock.calls[0]?.[0]
  expect(line).not.toContain('\n')
  return JSON.parse(line)
}

test('an event is one line of JSON with its level and time', () => {
  const line = lineOf(() => log.warn('kick_refused', { queue: 'inbound', status: 503 }))
  expect(line).toMatchObject({ level: 'warn', event: 'kick_refused', queue: 'inbound', status: 503 })
  expect(Date.parse(String(line.at))).not.toBeNaN()
})

test('fields that are named like a secret or a text are hidden', () => {
  const line = lineOf(() =>
    log.warn('x', { access_token: 'EAAB', body: 'hello', caption: 'hi', nested: { a: 1 } }),
  )
  expect(line).toMatchObject({
    access_token: '[hidden]',
    body: '[hidden]',
    caption: '[hidden]',
    nested: '[object]',
  })
})

test('an error tells its kind and code, without numbers of people or tokens that its text quotes', () => {
  const error = Object.assign(new Error('key (phone)=(+201099884670) of sb_secret_abcdefghij exists'), {
    code: '23505',
  })
  const line = lineOf(() => log.warn('x', { error }))
  expect(line.error).toMatchObject({ name: 'Error', code: '23505' })
  expect(JSON.stringify(line)).not.toMatch(/201099884670|abcdefghij/)
})
