import { createServer } from 'node:net'
import type { StackPorts } from './config.ts'
import { stackPorts } from './config.ts'
import { StackProblem } from './problem.ts'

const USES: Record<keyof StackPorts, string> = {
  gateway: 'gateway',
  db: 'Postgres',
  functions: 'functions',
  mail: 'mailbox',
  graph: 'Graph emulator',
}

async function listen(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function isFree(port: number): Promise<boolean> {
  try {
    await (await listen(port)).close()
    return true
  } catch {
    return false
  }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const found = await listen(0)
  await found.close()
  return found.port
}

/** A base whose five ports are all free, away from the range that the system hands out by itself. */
export async function freeBasePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 2_000) * 5
    const free = await Promise.all(Object.values(stackPorts(base)).map(isFree))
    if (free.every(Boolean)) return base
  }
  throw new StackProblem('No five free ports in a row were found between 20000 and 30000.')
}

/** Refuses to start on ports that others hold, and says which. */
export async function requireFreePorts(ports: StackPorts): Promise<void> {
  for (const [use, port] of Object.entries(ports) as [keyof StackPorts, number][]) {
    if (await isFree(port)) continue
    throw new StackProblem(
      `Port ${port} (${USES[use]}) is in use: end the program that holds it, or choose others with ` +
        '`npm run start -- --port N`.',
    )
  }
}
