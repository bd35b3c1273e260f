import { describe, expect, it } from 'vitest'
import { TokenBucket, WindowMeter } from './limits.ts'

/** How many of so many attempts at one moment are let through. */
const taken = (bucket: TokenBucket, attempts: number, now: number) =>
  Array.from({ length: attempts }, () => bucket.take(now)).filter(Boolean).length

describe('the bucket of a number: 80 a second', () => {
  it('lets 80 through at once, then one every 12.5 ms', () => {
    const bucket = new TokenBucket(80, 80, 0)
    expect(taken(bucket, 100, 0)).toBe(80)
    expect(taken(bucket, 5, 12)).toBe(0)
    expect(taken(bucket, 5, 13)).toBe(1)
    expect(taken(bucket, 100, 1013)).toBe(80)
  })
})

describe('the bucket of a pair: 45 at once, then one in 6 s', () => {
  it('pays back what was borrowed from the future', () => {
    const bucket = new TokenBucket(45, 1 / 6, 0)
    expect(taken(bucket, 50, 0)).toBe(45)
    expect(taken(bucket, 2, 5999)).toBe(0)
    expect(taken(bucket, 2, 6001)).toBe(1)
    expect(taken(bucket, 50, 6001 + 120_000)).toBe(20)
  })

  it('never holds more than its burst', () => {
    const bucket = new TokenBucket(45, 1 / 6, 0)
    expect(taken(bucket, 100, 86_400_000)).toBe(45)
  })
})

describe('the meter', () => {
  it('finds the busiest window, wherever it begins', () => {
    const meter = new WindowMeter(1000)
    for (const time of [0, 900, 950, 999, 1500, 1898, 1900, 4000]) meter.add(time)
    expect(meter.most).toBe(5) // 900, 950, 999, 1500 and 1898; 900 and 1900 are a whole second apart
  })

  it('forgets old times without forgetting what was most', () => {
    const meter = new WindowMeter(10)
    for (let time = 0; time < 20_000; time += 1) meter.add(time)
    expect(meter.most).toBe(10)
  })
})
