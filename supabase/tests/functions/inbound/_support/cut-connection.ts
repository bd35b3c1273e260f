import { createConnection, createServer, type Socket } from 'node:net'

/**
 * Stands between a worker and Postgres, and at the n-th statement has the worker killed: before Postgres hears of it, or
 * after Postgres has done it but before the worker hears.
 */
export async function startCuttingProxy(target: URL) {
  let left = Number.POSITIVE_INFINITY
  let moment: 'before' | 'after' = 'before'
  let statements = 0
  const sockets = new Set<Socket>()

  let kill = () => {}

  const cutAll = () => {
    kill()
    for (const socket of sockets) socket.destroy()
  }

  /** A parse message begins each statement of the extended protocol that postgres.js speaks. */
  const isStatement = (chunk: Buffer) => chunk[0] === 0x50 || chunk[0] === 0x51

  const server = createServer((worker) => {
    const database = createConnection({ host: target.hostname, port: Number(target.port) })
    let cutAnswer = false
    for (const socket of [worker, database]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        worker.destroy()
        database.destroy()
      })
    }
    worker.on('data', (chunk: Buffer) => {
      if (isStatement(chunk)) {
        statements += 1
        left -= 1
        if (left === 0 && moment === 'before') return cutAll()
        if (left === 0) cutAnswer = true
      }
      database.write(chunk)
    })
    database.on('data', (chunk) => {
      // The answer shows that it was done.
      if (cutAnswer) return cutAll()
      worker.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)
  return {
    url: url.href,
    /** Cuts at this statement, counted from now. */
    cutAt(n: number, when: 'before' | 'after', killWorker: () => void) {
      kill = killWorker
      left = n
      moment = when
      statements = 0
    },
    /** Lets everything through again. Returns how many statements there were since `cutAt`. */
    heal(): number {
      left = Number.POSITIVE_INFINITY
      kill = () => {}
      return statements
    },
    stop: () => {
      cutAll()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
