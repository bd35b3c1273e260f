// Loaded into each Node process of the stack before its own code (node --import): ends it when the supervisor is gone,
// so that a killed supervisor leaves no port taken.
import process from 'node:process'

const supervisor = process.ppid

setInterval(() => {
  if (process.ppid === supervisor) return
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2000)
  process.kill(process.pid, 'SIGTERM')
}, 500).unref()
