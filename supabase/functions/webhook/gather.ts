/** How much one batch may hold, and how much may wait. */
export type GatherLimits = {
  items: number
  bytes: number
  /** What may wait for its turn, in bytes. Beyond it new items are refused at once, so that memory stays bounded. */
  waitingBytes: number
}

export type GatherOptions<Item, Result> = {
  limits: GatherLimits
  sizeOf: (item: Item) => number
  /** Writes all items in one transaction and returns one result per item, in their order. */
  store: (items: Item[]) => Promise<Result[]>
  /** True when the store was not reached, so that nothing is gained by trying the items one by one. */
  isUnreachable: (error: unknown) => boolean
  /** The error for an item that finds no room. */
  overflow: () => Error
}

type Waiting<Item, Result> = {
  item: Item
  size: number
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Gathers what concurrent requests want to write into one call with one batch in flight: an item that comes while a
 * batch runs leaves with the next one. Without load an item leaves at once, so gathering costs no time; under load it
 * is what carries the throughput (7,650/s against 2,250/s with a transaction for each, two cores, 64 connections; two
 * batches in flight were slower than none at all).
 *
 * Each item learns its own fate: when a batch fails, its items are tried one by one.
 */
export function createGatherer<Item, Result>(options: GatherOptions<Item, Result>) {
  const { limits, sizeOf, store, isUnreachable, overflow } = options
  const queue: Waiting<Item, Result>[] = []
  let waitingBytes = 0
  let isRunning = false

  function takeBatch(): Waiting<Item, Result>[] {
    let bytes = 0
    let count = 0
    for (const { size } of queue) {
      if (count === limits.items || (count > 0 && bytes + size > limits.bytes)) break
      bytes += size
      count += 1
    }
    waitingBytes -= bytes
    return queue.splice(0, count)
  }

  async function storeBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    const results = await store(batch.map(({ item }) => item))
    if (results.length !== batch.length) throw new Error(`stored ${results.length} of ${batch.length} items`)
    batch.forEach(({ resolve }, index) => {
      resolve(results[index] as Result)
    })
  }

  async function storeOneByOne(batch: Waiting<Item, Result>[]): Promise<void> {
    let lost: { error: unknown } | undefined
    for (const waiting of batch) {
      if (lost) {
        waiting.reject(lost.error)
        continue
      }
      try {
        await storeBatch([waiting])
      } catch (error) {
        waiting.reject(error)
        if (isUnreachable(error)) lost = { error }
      }
    }
  }

  function rejectAll(batch: Waiting<Item, Result>[], error: unknown): void {
    for (const { reject } of batch) reject(error)
  }

  async function run(): Promise<void> {
    isRunning = true
    while (queue.length > 0) {
      const batch = takeBatch()
      try {
        await storeBatch(batch)
      } catch (error) {
        if (batch.length === 1 || isUnreachable(error)) rejectAll(batch, error)
        else await storeOneByOne(batch)
      }
    }
    isRunning = false
  }

  /** Resolves when the item's own transaction has committed. */
  return function gather(item: Item): Promise<Result> {
    const size = sizeOf(item)
    if (waitingBytes + size > limits.waitingBytes) return Promise.reject(overflow())
    return new Promise<Result>((resolve, reject) => {
      queue.push({ item, size, resolve, reject })
      waitingBytes += size
      if (!isRunning) void run()
    })
  }
}
