import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
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

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true))
  })
  if (free) await new Promise((resolve) => server.close(resolve))
  return free
}

/** Whether a program listens there. An outgoing connection may hold a port as well, but only for a while. */
async function somebodyListens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  const answer = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.setTimeout(1000, () => resolve(true))
  })
  socket.destroy()
  return answer
}

/** Below the range from which systems take the ports of outgoing connections (32768 on Linux, 49152 on macOS). */
function randomPort(step: number): number {
  return 20_000 + Math.floor(Math.random() * (12_000 / step)) * step
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomPort(1)
    if (await isFree(port)) return port
  }
  throw new StackProblem('No free port was found between 20000 and 32000.')
}

/** A base whose five ports are all free. */
export async function freeBasePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const base = randomPort(5)
    const free = await Promise.all(Object.values(stackPorts(base)).map(isFree))
    if (free.every(Boolean)) return base
  }
  throw new StackProblem('No five free ports in a row were found between 20000 and 32000.')
}

/**
 * Refuses to start on ports that others hold, and says which. The usual ports lie in the range of outgoing connections,
 * so one may be taken by a connection of some program; that is waited for.
 */
export async function requireFreePorts(ports: StackPorts, patience = 15_000): Promise<void> {
  const end = Date.now() + patience
  for (const [use, port] of Object.entries(ports) as [keyof StackPorts, number][]) {
    while (!(await isFree(port))) {
      if (Date.now() < end && !(await somebodyListens(port))) {
        await sleep(250)
        continue
      }
      throw new StackProblem(
        `Port ${port} (${USES[use]}) is in use: end the program that holds it, or choose others with ` +
          '`npm run start -- --port N`.',
      )
    }
  }
}
