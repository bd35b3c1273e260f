// Loaded into each Node process of the stack before its own code (node --import): ends it, and Postgres, which cannot
// notice by itself, when the supervisor is gone, so that a killed supervisor leaves nothing behind.
import process from 'node:process'

const supervisor = process.ppid
const cluster = process.env.LOCAL_CLUSTER

async function endEverything(): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000)
  if (cluster) {
    const { stopLeftOverPostgres } = await import('../postgres/server.ts')
    await stopLeftOverPostgres(cluster)
  }
  process.kill(process.pid, 'SIGTERM')
}

const timer = setInterval(() => {
  if (process.ppid === supervisor) return
  clearInterval(timer)
  endEverything().catch(() => process.kill(process.pid, 'SIGKILL'))
}, 500)
timer.unref()
