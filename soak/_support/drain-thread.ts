// A worker of its own, in a process or a thread, which can be killed: works off the lanes of webhook events once. A thread
// waits until it is told to begin.
import process from 'node:process'
import { parentPort } from 'node:worker_threads'
import { closeServiceDatabase } from '../../supabase/functions/_shared/runtime/database.ts'
import { drain } from '../../supabase/functions/queue/drain.ts'

if (parentPort) await new Promise((resolve) => parentPort?.once('message', resolve))
// Whoever kills it counts from here.
process.stdout.write('begun\n')
for (const lane of ['inbound', 'statuses'] as const) await drain(lane)
await closeServiceDatabase()
