import { Hono } from 'hono'
import { z } from 'zod'
import { customerMessageSchema, writeAsCustomer } from '../behaviour/write-as-customer.ts'
import type { Emulator } from '../emulator.ts'
import { webhookError } from '../errors/graph-error.ts'
import { ControlError, countInQuery, jsonBody, queryOf } from './json.ts'

const filterSchema = z.object({
  customer: z.string().optional(),
  phone_number_id: z.string().optional(),
  author: z.enum(['customer', 'business']).optional(),
  type: z.string().optional(),
  callback_data: z.string().optional(),
  limit: countInQuery.max(10_000).default(1000),
})

const statusSchema = z.strictObject({
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  code: z.number().int().optional(),
  details: z.string().optional(),
})

/** Writing as a customer, and all messages with their statuses. */
export function messagesControl(emulator: Emulator): Hono {
  const { world, course } = emulator
  return new Hono()
    .get('/', (c) => {
      const filter = queryOf(c, filterSchema)
      const customer =
        filter.customer === undefined ? undefined : world.customers.find(filter.customer)?.phone
      const found = world.messages
        .all()
        .filter(
          (message) =>
            (filter.customer === undefined || message.customer === customer) &&
            (filter.phone_number_id === undefined || message.phone_number_id === filter.phone_number_id) &&
            (filter.author === undefined || message.author === filter.author) &&
            (filter.type === undefined || message.type === filter.type) &&
            (filter.callback_data === undefined || message.callback_data === filter.callback_data),
        )
      return c.json({ total: found.length, messages: found.slice(-filter.limit) })
    })
    .post('/', async (c) => {
      const input = await jsonBody(c, customerMessageSchema)
      const message = await writeAsCustomer(emulator, input)
      return c.json({ wamid: message.wamid, message }, 201)
    })
    .get('/:wamid', (c) => {
      const message = world.messages.get(c.req.param('wamid'))
      if (!message) throw new ControlError('There is no such message', 404)
      return c.json({ message })
    })
    .post('/:wamid/status', async (c) => {
      const { status, code, details } = await jsonBody(c, statusSchema)
      const message = world.messages.get(c.req.param('wamid'))
      if (message?.author !== 'business')
        throw new ControlError('There is no such message of the business', 404)
      const errors = status === 'failed' ? [webhookError(code ?? 131000, details)] : undefined
      const changed = course.report(message, status, errors)
      return c.json({ changed, message })
    })
}
