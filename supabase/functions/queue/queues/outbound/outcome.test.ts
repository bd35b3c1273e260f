import { expect, test } from 'vitest'
import { GraphError, type Remedy, remedyFor } from '../../../_shared/whatsapp/graph.ts'
import type { QueueSettings } from '../../lease.ts'
import { isForgottenMedia, outcomeOfFailure, uploadUnderWay } from './outcome.ts'

const settings: QueueSettings = {
  visibility_seconds: 90,
  batch_size: 100,
  max_attempts: 8,
  retry_base_seconds: 2,
  retry_max_seconds: 3600,
  drain_seconds: 50,
  linger_ms: 0,
}

const failure = (
  remedy: Remedy,
  facts: { code?: string; retryAfterSeconds?: number; details?: string } = {},
) => new GraphError({ status: 400, code: '131016', message: 'Service unavailable', ...facts, remedy })

test.each([
  [400, 131056, 'pair'],
  [400, 130429, 'number'],
  [429, 130429, 'number'],
  [400, 80007, 'retry'],
  [500, 131000, 'retry'],
  [400, 1, 'once'],
  [400, 131047, 'final'],
  [401, 190, 'final'],
  [400, 100, 'final'],
  [502, 0, 'retry'],
  [429, 0, 'retry'],
  [404, 0, 'final'],
] as const)('an answer %i with code %i: %s', (status, code, remedy) => {
  expect(remedyFor(status, code)).toBe(remedy)
})

test('a code that nobody knows is tried again when Meta calls it transient', () => {
  expect(remedyFor(400, 999_999, true)).toBe('retry')
  expect(remedyFor(400, 999_999)).toBe('final')
})

test('the pair limit waits 4^X seconds, and no longer than the limit', () => {
  const seconds = [1, 2, 3, 4, 7].map((attempts) => {
    const outcome = outcomeOfFailure(failure('pair'), { attempts }, settings, true)
    return outcome.outcome === 'retry' ? outcome.retry_seconds : undefined
  })
  expect(seconds).toEqual([1, 4, 16, 64, 3600])
})

test('other waits double with jitter, and are never shorter than Meta asks', () => {
  for (const [attempts, seconds] of [
    [1, 2],
    [2, 4],
    [5, 32],
  ] as const) {
    const outcome = outcomeOfFailure(failure('retry'), { attempts }, settings, true)
    expect(outcome).toMatchObject({ outcome: 'retry', rests_number: false })
    const waited = outcome.outcome === 'retry' ? outcome.retry_seconds : 0
    expect(waited).toBeGreaterThanOrEqual(seconds * 0.8)
    expect(waited).toBeLessThanOrEqual(seconds * 1.2)
  }
  const asked = outcomeOfFailure(failure('retry', { retryAfterSeconds: 90 }), { attempts: 1 }, settings, true)
  expect(asked).toMatchObject({ retry_seconds: 90 })
})

test('the limit of the number rests the whole number', () => {
  expect(outcomeOfFailure(failure('number'), { attempts: 1 }, settings, true)).toMatchObject({
    outcome: 'retry',
    rests_number: true,
  })
})

test.each([
  ['retry', 8],
  ['once', 2],
] as const)('%s ends as failed at attempt %i', (remedy, last) => {
  expect(outcomeOfFailure(failure(remedy), { attempts: last - 1 }, settings, true).outcome).toBe('retry')
  expect(outcomeOfFailure(failure(remedy), { attempts: last }, settings, true).outcome).toBe('failed')
})

test('131000 is tried three times', () => {
  const error = failure('retry', { code: '131000' })
  expect(outcomeOfFailure(error, { attempts: 2 }, settings, true).outcome).toBe('retry')
  expect(outcomeOfFailure(error, { attempts: 3 }, settings, true).outcome).toBe('failed')
})

test('an answer that never came is unknown for a message, and another try for what does no harm twice', () => {
  const error = failure('unknown', { code: 'no_answer' })
  expect(outcomeOfFailure(error, { attempts: 1 }, settings, true).outcome).toBe('unknown')
  expect(outcomeOfFailure(error, { attempts: 1 }, settings, false).outcome).toBe('retry')
})

test('waiting for an upload is no attempt', () => {
  expect(outcomeOfFailure(uploadUnderWay(), { attempts: 99 }, settings, false)).toMatchObject({
    outcome: 'retry',
    is_uncounted: true,
  })
})

test('what is thrown beside Graph fails and says so', () => {
  expect(outcomeOfFailure(new Error('no type'), { attempts: 1 }, settings, true)).toMatchObject({
    outcome: 'failed',
    error_code: 'internal',
    error_details: 'no type',
  })
})

test("a file that Meta no longer knows is told by Meta's words", () => {
  const details = "Param image['id'] is not a valid whatsapp business account media attachment ID"
  expect(isForgottenMedia(failure('final', { code: '100', details }))).toBe(true)
  expect(isForgottenMedia(failure('final', { code: '100', details: 'Param to is wrong' }))).toBe(false)
})
