// A sender in a process of its own, which can be killed at any moment: works off what is due until nothing is.
import process from 'node:process'
import { closeServiceDatabase } from '../../supabase/functions/_shared/runtime/database.ts'
import { drain } from '../../supabase/functions/queue/drain.ts'

// It is at work from here on, however long the start took.
process.stdout.write('working\n')
await drain('outbound')
await closeServiceDatabase()
process.exit(0)
