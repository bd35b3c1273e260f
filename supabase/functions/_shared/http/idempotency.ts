import { z } from 'zod'

/**
 * Header of every POST that acts. The key goes into the SQL function, which keeps it with what it wrote: a repeated
 * request gets the first one's answer, and the same key with another body is refused as `idempotency_key_reused`.
 */
export const IdempotencyHeaders = z.object({
  'idempotency-key': z.guid('must be a UUID').meta({
    description: 'A UUID made by the client for this one act, and kept for every repetition of it.',
  }),
})

/** The same where a repetition does no harm and only answers otherwise: who sends a key gets the first answer again. */
export const OptionalIdempotencyHeaders = IdempotencyHeaders.partial()
