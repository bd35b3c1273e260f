import { z } from 'zod'

export const QueueHealth = z
  .object({
    queue: z.string(),
    depth: z.int().min(0),
    oldest_age_seconds: z.number().min(0).nullable(),
    dead: z.int().min(0).meta({ description: 'Jobs that failed for good and wait for an admin.' }),
  })
  .meta({ id: 'QueueHealth' })
export type QueueHealth = z.infer<typeof QueueHealth>

export const MissingSettingName = z
  .object({ name: z.string(), where: z.enum(['environment', 'vault']) })
  .meta({ id: 'MissingSettingName' })
export type MissingSettingName = z.infer<typeof MissingSettingName>

/** What `health` tells anybody: that things run, how far behind the queues are, which settings are missing. */
export const Health = z
  .object({
    status: z.enum(['ok', 'misconfigured', 'down']),
    checked_at: z.iso.datetime(),
    database: z.object({ reachable: z.boolean(), latency_ms: z.number().min(0).nullable() }),
    queues: z.array(QueueHealth),
    missing: z.array(MissingSettingName),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof Health>
