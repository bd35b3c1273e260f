import { Agent, request } from 'node:http'

/** Times in milliseconds, sorted, and what share of them lies below. */
export function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}

type Post = { path: string; headers: Record<string, string>; body: string }

/** A client that keeps its connections, as Meta's do. */
export function client(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const post = ({ path, headers, body }: Post): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          agent,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
        },
      )
      sent.once('error', reject)
      sent.end(body)
    })
  return { post, close: () => agent.destroy() }
}

/** Does all work with so many at once; returns how long each took. */
export async function inParallel(
  count: number,
  concurrency: number,
  act: (n: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const lane = async () => {
    for (let n = next++; n < count; n = next++) {
      const started = performance.now()
      await act(n)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane))
  return times
}

/** Starts work at a steady rate, whatever is still under way; returns how long each took, from when it was due. */
export async function atRate(
  perSecond: number,
  seconds: number,
  act: (n: number) => Promise<void>,
): Promise<number[]> {
  const times: number[] = []
  const under: Promise<void>[] = []
  const started = performance.now()
  const count = Math.floor(perSecond * seconds)
  for (let n = 0; n < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1)
    for (; n < due; n += 1) {
      const wanted = started + (n / perSecond) * 1000
      under.push(act(n).then(() => void times.push(performance.now() - wanted)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(under)
  return times
}
