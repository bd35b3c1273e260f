import { z } from 'zod'

export const QueueName = z.enum(['inbound', 'statuses', 'outbound', 'media'])
export type QueueName = z.infer<typeof QueueName>

/** `whatsapp` is the name that the mission gives to the inbound queue. */
export const DrainParams = z.object({
  queue: z.preprocess((name) => (name === 'whatsapp' ? 'inbound' : name), QueueName),
})

/** What one call did. `busy`: as many workers as the queue may have are at it already. */
export const DrainReport = z
  .object({
    queue: QueueName,
    status: z.enum(['drained', 'busy', 'time_over']),
    done: z.int().min(0),
    failed: z.int().min(0),
  })
  .meta({ id: 'DrainReport' })
export type DrainReport = z.infer<typeof DrainReport>
