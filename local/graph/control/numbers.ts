import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { verifyCallback } from '../webhooks/verify-callback.ts'
import type { BusinessNumber } from '../world/numbers.ts'
import { digitsOf, displayNumber } from '../world/phone-numbers.ts'
import { ControlError, jsonBody } from './json.ts'

const numberSchema = z.strictObject({
  phone_number_id: z.string().regex(/^\d{5,20}$/),
  display_phone_number: z.string().regex(/^\+?[\d\s().-]{7,24}$/),
  waba_id: z.string().regex(/^\d{5,20}$/),
  verified_name: z.string().min(1),
  webhook_url: z.url().optional(),
  app_secret: z.string().min(1).optional(),
  verify_token: z.string().min(1).optional(),
  access_token: z.string().min(1).optional(),
  quality_rating: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
  status: z.string().optional(),
  throughput: z.enum(['STANDARD', 'HIGH']).optional(),
  messages_per_second: z.number().min(1).max(100_000).optional(),
  pair_burst: z.number().int().min(1).max(1_000_000).optional(),
  pair_seconds: z.number().min(0.001).max(3600).optional(),
})

/** Registering business numbers. */
export function numbersControl({ world }: Emulator): Hono {
  return new Hono()
    .get('/', (c) => c.json({ numbers: world.numbers.all().map(describeNumber) }))
    .post('/', async (c) => {
      const input = await jsonBody(c, numberSchema)
      const before = world.numbers.get(input.phone_number_id)
      const { config } = world
      const throughput = input.throughput ?? before?.throughput ?? 'STANDARD'
      const standardRate = throughput === 'HIGH' ? 1000 : 80
      const number: BusinessNumber = {
        id: input.phone_number_id,
        number: digitsOf(input.display_phone_number),
        waba_id: input.waba_id,
        verified_name: input.verified_name,
        webhook_url: input.webhook_url ?? before?.webhook_url ?? `${config.api_url}/functions/v1/webhook`,
        app_secret: input.app_secret ?? before?.app_secret ?? config.app_secret,
        verify_token: input.verify_token ?? before?.verify_token ?? config.verify_token,
        access_token: input.access_token ?? before?.access_token ?? config.access_token,
        quality_rating: input.quality_rating ?? before?.quality_rating ?? 'GREEN',
        status: input.status ?? before?.status ?? 'CONNECTED',
        throughput,
        messages_per_second: input.messages_per_second ?? before?.messages_per_second ?? standardRate,
        pair_burst: input.pair_burst ?? before?.pair_burst ?? 45,
        pair_seconds: input.pair_seconds ?? before?.pair_seconds ?? 6,
      }
      world.numbers.put(number)
      world.tokens.grant(number.access_token, number.waba_id)
      world.feed.publish('number', { number: describeNumber(number) })
      return c.json({ number: describeNumber(number) }, before ? 200 : 201)
    })
    .delete('/:id', (c) => {
      if (!world.numbers.remove(c.req.param('id'))) throw new ControlError('There is no such number', 404)
      return c.json({ success: true })
    })
    .post('/:id/verify', async (c) => {
      const number = world.numbers.get(c.req.param('id'))
      if (!number) throw new ControlError('There is no such number', 404)
      return c.json(await verifyCallback(number.webhook_url, number.verify_token))
    })
}

/** A number as the control API shows it: without its secrets. */
export function describeNumber(number: BusinessNumber): Record<string, unknown> {
  const {
    id,
    number: digits,
    app_secret: _secret,
    verify_token: _verify,
    access_token: _access,
    ...shown
  } = number
  return { phone_number_id: id, display_phone_number: displayNumber(digits), digits, ...shown }
}
