import { describe, expect, test, vi } from 'vitest'
import { createGatherer, type GatherOptions } from './gather.ts'

type Options = GatherOptions<string, string>

class Unreachable extends Error {}

function gatherer(store: Options['store'], limits: Partial<Options['limits']> = {}) {
  return createGatherer<string, string>({
    limits: { items: 200, bytes: 1000, waitingBytes: 2000, ...limits },
    sizeOf: (item) => item.length,
    store,
    isUnreachable: (error) => error instanceof Unreachable,
    overflow: () => new Error('full'),
  })
}

/** A store whose calls wait until the test lets them go. */
function heldStore() {
  const calls: { items: string[]; finish: () => void; fail: (error: Error) => void }[] = []
  const store = (items: string[]) =>
    new Promise<string[]>((resolve, reject) => {
      calls.push({ items, finish: () => resolve(items.map((item) => item.toUpperCase())), fail: reject })
    })
  return { calls, store }
}

describe('gathering', () => {
  test('a lone item leaves at once', async () => {
    const { calls, store } = heldStore()
    const stored = gatherer(store)('a')
    expect(calls).toHaveLength(1)
    calls[0]?.finish()
    expect(await stored).toBe('A')
  })

  test('what comes while a batch is in flight leaves together when it returns, and never before', async () => {
    const { calls, store } = heldStore()
    const gather = gatherer(store)
    const first = gather('a')
    const rest = ['b', 'c', 'd'].map((item) => gather(item))
    await Promise.resolve()
    expect(calls.map(({ items }) => items)).toEqual([['a']])
    calls[0]?.finish()
    await first
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    expect(calls[1]?.items).toEqual(['b', 'c', 'd'])
    calls[1]?.finish()
    expect(await Promise.all(rest)).toEqual(['B', 'C', 'D'])
  })

  test('an answer waits for the commit of its own batch', async () => {
    const { calls, store } = heldStore()
    const gather = gatherer(store)
    gather('a')
    let isStored = false
    gather('b').then(() => {
      isStored = true
    })
    calls[0]?.finish()
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    expect(isStored).toBe(false)
    calls[1]?.finish()
    await vi.waitFor(() => expect(isStored).toBe(true))
  })

  test('a batch is cut at its limit of items and of bytes, and one large item goes alone', async () => {
    const { calls, store } = heldStore()
    const gather = gatherer(store, { items: 2, bytes: 10 })
    const all = ['a', 'b', 'c', 'd'.repeat(9), 'e'.repeat(50), 'f'].map((item) => gather(item))
    const finishAll = setInterval(() => calls.at(-1)?.finish(), 1)
    await Promise.all(all)
    clearInterval(finishAll)
    expect(calls.map(({ items }) => items.map((item) => item.length))).toEqual([[1], [1, 1], [9], [50], [1]])
  })

  test('it goes on after it has been idle', async () => {
    const gather = gatherer(async (items) => items)
    expect(await gather('a')).toBe('a')
    expect(await gather('b')).toBe('b')
  })
})

describe('failures', () => {
  test('one bad item fails alone: the others of its batch are stored', async () => {
    const calls: string[][] = []
    const gather = gatherer(async (items) => {
      calls.push(items)
      if (items.includes('bad')) throw new Error('cannot store this')
      return items
    })
    const outcomes = await Promise.allSettled(['first', 'a', 'bad', 'c'].map((item) => gather(item)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(calls).toEqual([['first'], ['a', 'bad', 'c'], ['a'], ['bad'], ['c']])
  })

  test('when the store cannot be reached all fail after one attempt', async () => {
    const store = vi.fn(async (): Promise<string[]> => {
      throw new Unreachable()
    })
    const gather = gatherer(store)
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((item) => gather(item)))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(store).toHaveBeenCalledTimes(2)
  })

  test('when the store is lost during the trials one by one, the rest fails at once', async () => {
    const calls: string[][] = []
    const gather = gatherer(async (items) => {
      calls.push(items)
      if (items.length > 1) throw new Error('cannot store this')
      if (items[0] === 'b') throw new Unreachable()
      return items
    })
    const outcomes = await Promise.allSettled(['first', 'a', 'b', 'c', 'd'].map((item) => gather(item)))
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ])
    expect(calls.slice(2)).toEqual([['a'], ['b']])
  })

  test('a store that answers for fewer items than it was given has stored none', async () => {
    const gather = gatherer(async () => [])
    await expect(gather('a')).rejects.toThrow('stored 0 of 1')
  })

  test('what finds no room is refused at once, and there is room again afterwards', async () => {
    const { calls, store } = heldStore()
    const gather = gatherer(store, { waitingBytes: 10 })
    const first = gather('a')
    const second = gather('b'.repeat(10))
    await expect(gather('c')).rejects.toThrow('full')
    calls[0]?.finish()
    await first
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    calls[1]?.finish()
    await second
    const third = gather('c')
    await vi.waitFor(() => expect(calls).toHaveLength(3))
    calls[2]?.finish()
    expect(await third).toBe('C')
  })
})
