// A worker in a thread of its own, which can be killed like a process: works off the lanes of webhook events once.
import process from 'node:process'
import { parentPort } from 'node:worker_threads'
import { closeServiceDatabase } from '../../supabase/functions/_shared/runtime/database.ts'
import { drain } from '../../supabase/functions/queue/drain.ts'

// Whoever kills it counts from here.
process.stdout.write('begun\n')
for (const lane of ['inbound', 'statuses'] as const) await drain(lane)
await closeServiceDatabase()
parentPort?.postMessage('done')
