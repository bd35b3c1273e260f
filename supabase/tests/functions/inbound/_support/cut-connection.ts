import { createConnection, createServer, type Socket } from 'node:net'

const EXECUTE = 0x45
const QUERY = 0x51
const READY = 0x5a

/** Reads what a client says to Postgres, however it is cut into chunks; tells how many statements were begun in each. */
function statementCounter() {
  let rest: Buffer = Buffer.alloc(0)
  let skip = 0
  let isFirst = true // the only message without a letter
  return (chunk: Buffer): number => {
    const data = Buffer.concat([rest, chunk])
    let at = 0
    let statements = 0
    for (;;) {
      const passed = Math.min(skip, data.length - at)
      at += passed
      skip -= passed
      const head = isFirst ? 4 : 5
      if (skip > 0 || data.length - at < head) break
      const letter = isFirst ? 0 : data[at]
      skip = data.readUInt32BE(at + head - 4) + (head - 4)
      isFirst = false
      if (letter === EXECUTE || letter === QUERY) statements += 1
    }
    rest = data.subarray(at)
    return statements
  }
}

/** Postgres is done with a statement, and what it did outside a transaction is committed. */
const isDone = (chunk: Buffer) =>
  chunk.length >= 6 && chunk[chunk.length - 6] === READY && chunk.readUInt32BE(chunk.length - 5) === 5

/**
 * Stands between a worker and Postgres, and has the worker killed when Postgres has done the n-th statement, before the
 * worker hears of it.
 */
export async function startCuttingProxy(target: URL) {
  let left = Number.POSITIVE_INFINITY
  let statements = 0
  const sockets = new Set<Socket>()

  let kill = () => {}

  const cutAll = () => {
    kill()
    for (const socket of sockets) socket.destroy()
  }

  const server = createServer((worker) => {
    const database = createConnection({ host: target.hostname, port: Number(target.port) })
    const count = statementCounter()
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
      const begun = count(chunk)
      statements += begun
      if (begun > 0 && left > 0) {
        left -= begun
        if (left <= 0) cutAnswer = true
      }
      database.write(chunk)
    })
    database.on('data', (chunk: Buffer) => {
      if (!cutAnswer) worker.write(chunk)
      else if (isDone(chunk)) cutAll()
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
    /** Cuts after this statement, counted from now. */
    cutAfter(n: number, killWorker: () => void) {
      kill = killWorker
      left = n
      statements = 0
    },
    /** Lets everything through again. Returns how many statements there were since `cutAfter`. */
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
