import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { countInQuery, queryOf } from './json.ts'

const requestFilter = z.object({
  since: countInQuery.default(0),
  method: z.string().optional(),
  /** Any part of the path. */
  path: z.string().optional(),
  endpoint: z.string().optional(),
  phone_number_id: z.string().optional(),
  recipient: z.string().optional(),
  status: countInQuery.optional(),
  limit: countInQuery.max(20_000).default(500),
})

const deliveryFilter = z.object({
  since: countInQuery.default(0),
  /** message, message.text, status, status.sent, or the name of a field. */
  event: z.string().optional(),
  wamid: z.string().optional(),
  result: z.enum(['pending', 'delivered', 'retrying', 'given_up']).optional(),
  limit: countInQuery.max(10_000).default(500),
})

/** Requests that the Graph side received, oldest first. */
export function requestsControl({ world }: Emulator): Hono {
  return new Hono().get('/', (c) => {
    const filter = queryOf(c, requestFilter)
    const recipient = filter.recipient?.replace(/^\+/, '')
    const found = world.requests
      .all()
      .filter(
        (request) =>
          request.id > filter.since &&
          (filter.method === undefined || request.method === filter.method.toUpperCase()) &&
          (filter.path === undefined || request.path.includes(filter.path)) &&
          (filter.endpoint === undefined || request.endpoint === filter.endpoint) &&
          (filter.phone_number_id === undefined || request.phone_number_id === filter.phone_number_id) &&
          (recipient === undefined || request.recipient?.replace(/^\+/, '') === recipient) &&
          (filter.status === undefined || request.answer?.status === filter.status),
      )
    return c.json({
      total: world.requests.total,
      matching: found.length,
      requests: found.slice(-filter.limit),
    })
  })
}

/** Webhook posts with their attempts, oldest first. */
export function deliveriesControl({ world, deliverer }: Emulator): Hono {
  return new Hono().get('/', (c) => {
    const filter = queryOf(c, deliveryFilter)
    const isWanted = (event: string) => event === filter.event || event.startsWith(`${filter.event}.`)
    const found = world.deliveries
      .all()
      .filter(
        (delivery) =>
          delivery.id > filter.since &&
          (filter.event === undefined || delivery.events.some(isWanted)) &&
          (filter.wamid === undefined || delivery.wamids.includes(filter.wamid)) &&
          (filter.result === undefined || delivery.result === filter.result),
      )
    return c.json({
      total: world.deliveries.total,
      pending: deliverer.pending,
      matching: found.length,
      deliveries: found.slice(-filter.limit),
    })
  })
}

/** How fast every number has sent, against its limits. */
export function limitsControl({ world }: Emulator): Hono {
  return new Hono().get('/', (c) => {
    const now = world.clock.now()
    const limits = world.numbers.all().map((number) => {
      const traffic = world.numbers.traffic(number, now)
      return {
        phone_number_id: number.id,
        messages_per_second: number.messages_per_second,
        most_in_one_second: traffic.perSecond.most,
        pair_burst: number.pair_burst,
        pair_seconds: number.pair_seconds,
        most_to_one_customer_in_six_seconds: traffic.mostPerPair,
        refused: traffic.refused,
      }
    })
    return c.json({ limits })
  })
}
