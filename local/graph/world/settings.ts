import { z } from 'zod'

const milliseconds = z.number().min(0).max(604_800_000)

/** How the emulator behaves when no rule says otherwise. Delays are Meta's and divided by the time scale. */
export const settingsSchema = z.strictObject({
  statuses: z.strictObject({
    /** Off: messages stay accepted, no status webhook is ever sent. */
    enabled: z.boolean(),
    sent_ms: milliseconds,
    delivered_ms: milliseconds,
    /** On: every delivered message is read after read_ms, without anybody opening the phone. */
    auto_read: z.boolean(),
    read_ms: milliseconds,
  }),
  webhooks: z.strictObject({
    /** Updates that come within this time are put into one POST; 0 sends each at once. */
    batch_window_ms: milliseconds,
    /** Updates per POST, Meta's limit is 1000. */
    batch_max: z.number().int().min(1).max(1000),
    /** Posts that may run at the same time; what comes meanwhile is batched. */
    concurrency: z.number().int().min(1).max(512),
    timeout_ms: z.number().min(100).max(120_000),
  }),
  /** What a message outside the customer service window gets: Meta does both. */
  closed_window: z.enum(['failed_status', 'error']),
  /** HTTP status of 4, 80007, 130429, 131048 and 131056: Meta's pages say 400, some calls get 429. */
  throttle_status: z.union([z.literal(400), z.literal(429)]),
  /** Service messages per number and month that cost nothing. */
  free_service_messages: z.number().int().min(0),
  media_url_seconds: z.number().int().min(1).max(86_400),
  /** How long a request that gets no answer is held before its connection is cut. */
  hang_ms: milliseconds,
})

/** The emulator's settings. */
export type Settings = z.infer<typeof settingsSchema>

/** Any part of the settings. */
export const settingsPatchSchema = settingsSchema.partial().extend({
  statuses: settingsSchema.shape.statuses.partial().optional(),
  webhooks: settingsSchema.shape.webhooks.partial().optional(),
})

/** Settings as they are after a start or a reset. */
export function defaultSettings(): Settings {
  return {
    statuses: { enabled: true, sent_ms: 150, delivered_ms: 450, auto_read: false, read_ms: 1500 },
    webhooks: { batch_window_ms: 0, batch_max: 1000, concurrency: 32, timeout_ms: 20_000 },
    closed_window: 'failed_status',
    throttle_status: 400,
    free_service_messages: 1000,
    media_url_seconds: 300,
    hang_ms: 60_000,
  }
}

/** The settings with some of them changed. */
export function mergeSettings(settings: Settings, patch: z.infer<typeof settingsPatchSchema>): Settings {
  return settingsSchema.parse({
    ...settings,
    ...patch,
    statuses: { ...settings.statuses, ...patch.statuses },
    webhooks: { ...settings.webhooks, ...patch.webhooks },
  })
}
