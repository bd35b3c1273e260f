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

const Seconds = z.number().min(0)

export const NumberLag = z
  .object({
    number_id: z.uuid(),
    took_seconds: Seconds.meta({
      description:
        'From receipt to effect: 95th percentile of the last 15 minutes, or the age of what still waits.',
    }),
    behind_seconds: Seconds.meta({
      description:
        "From Meta's time to effect: 95th percentile of the last 15 minutes. Late deliveries count.",
    }),
    updates: z.int().min(0),
    is_late: z.boolean().meta({ description: 'Whether work takes longer than the limit.' }),
  })
  .meta({ id: 'NumberLag' })
export type NumberLag = z.infer<typeof NumberLag>

/** What `health` tells anybody: that things run, how far behind queues and numbers are, which settings are missing. */
export const Health = z
  .object({
    status: z.enum(['ok', 'behind', 'misconfigured', 'down']),
    checked_at: z.iso.datetime(),
    database: z.object({ reachable: z.boolean(), latency_ms: z.number().min(0).nullable() }),
    queues: z.array(QueueHealth),
    lag_limit_seconds: Seconds.meta({ description: 'Beyond it a number is late and the answer is 503.' }),
    numbers: z.array(NumberLag).meta({ description: 'Numbers with traffic or with something that waits.' }),
    missing: z.array(MissingSettingName),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof Health>
