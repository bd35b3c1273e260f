import { expect, it } from 'vitest'
import { RETRY_HORIZON, retryDelay } from './retries.ts'

it('retries at once, then ever less often, and ends within a day of the seven', () => {
  const delays: number[] = []
  for (let failed = 1; ; failed += 1) {
    const delay = retryDelay(failed)
    if (delay === null) break
    delays.push(delay)
  }
  expect(delays.slice(0, 3)).toEqual([0, 10_000, 60_000])
  expect(delays).toEqual([...delays].sort((one, other) => one - other))
  const total = delays.reduce((sum, delay) => sum + delay, 0)
  expect(total).toBeGreaterThan(RETRY_HORIZON - 86_400_000)
  expect(total).toBeLessThanOrEqual(RETRY_HORIZON + 86_400_000)
})
