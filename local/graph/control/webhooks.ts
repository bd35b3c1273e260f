import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { encodeJson } from '../webhooks/encode.ts'
import { postWebhook, signatureKinds } from '../webhooks/post.ts'
import type { DeliveryAttempt } from '../world/records.ts'
import { ControlError, jsonBody } from './json.ts'

const changeSchema = z.object({ field: z.string(), value: z.unknown() })

const postSchema = z
  .strictObject({
    /** The number whose callback, secret and account are used; without it the first one. */
    phone_number_id: z.string().optional(),
    /** Account in the envelope, if it is to be another one. */
    waba_id: z.string().optional(),
    /** Raw changes; each is put into an envelope of its own, or all into one with `together`. */
    changes: z.array(changeSchema).optional(),
    field: z.string().optional(),
    value: z.unknown().optional(),
    /** A whole body: text goes out as it is, anything else is encoded as Meta does. */
    body: z.unknown().optional(),
    together: z.boolean().default(false),
    /** How often each POST is made. */
    copies: z.number().int().min(1).max(100_000).default(1),
    /** How many run at the same time. */
    concurrent: z.number().int().min(1).max(512).default(1),
    shuffle: z.boolean().default(false),
    signature: z.enum(signatureKinds).default('right'),
    /** Another secret to sign with. */
    app_secret: z.string().min(1).optional(),
    webhook_url: z.url().optional(),
    timeout_ms: z.number().min(1).max(120_000).default(30_000),
  })
  .refine(
    (input) => [input.changes, input.field, input.body].filter((source) => source !== undefined).length === 1,
    'Give exactly one of changes, field (with value) and body',
  )

type PostInput = z.infer<typeof postSchema>

/** Posting anything to a callback, signed as Meta does or wrongly; answers when all posts are done. */
export function webhooksControl(emulator: Emulator): Hono {
  return new Hono().post('/', async (c) => {
    const input = await jsonBody(c, postSchema)
    const { world } = emulator
    const number = input.phone_number_id ? world.numbers.find(input.phone_number_id) : world.numbers.all()[0]
    if (!number) throw new ControlError('There is no such business number', 404)
    const bodies = bodiesOf(emulator, input, input.waba_id ?? number.waba_id)
    const posts = bodies.flatMap((body) => Array.from({ length: input.copies }, () => body))
    if (input.shuffle) shuffle(posts)
    const attempts = await inParallel(posts, input.concurrent, (body) =>
      postWebhook(input.webhook_url ?? number.webhook_url, body, {
        secret: input.app_secret ?? number.app_secret,
        kind: input.signature,
        timeoutMs: input.timeout_ms,
      }),
    )
    const statuses: Record<string, number> = {}
    for (const { status } of attempts) statuses[String(status)] = (statuses[String(status)] ?? 0) + 1
    return c.json({
      posts: attempts.length,
      statuses,
      attempts: attempts.slice(0, 1000),
      bodies: bodies.slice(0, 10),
    })
  })
}

function bodiesOf({ world }: Emulator, input: PostInput, wabaId: string): string[] {
  if (input.body !== undefined) return [typeof input.body === 'string' ? input.body : encodeJson(input.body)]
  const changes = input.changes ?? [{ field: input.field ?? '', value: input.value }]
  const groups = input.together ? [changes] : changes.map((change) => [change])
  return groups.map((group) =>
    encodeJson({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: wabaId,
          ...(group.some((change) => change.field !== 'messages') ? { time: world.clock.seconds() } : {}),
          changes: group,
        },
      ],
    }),
  )
}

function shuffle<T>(items: T[]): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1))
    const item = items[index] as T
    items[index] = items[other] as T
    items[other] = item
  }
}

async function inParallel(
  bodies: string[],
  concurrent: number,
  post: (body: string) => Promise<DeliveryAttempt>,
): Promise<DeliveryAttempt[]> {
  const attempts: DeliveryAttempt[] = []
  let next = 0
  const work = async () => {
    while (next < bodies.length) {
      const index = next
      next += 1
      attempts[index] = await post(bodies[index] as string)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrent, bodies.length) }, work))
  return attempts
}
