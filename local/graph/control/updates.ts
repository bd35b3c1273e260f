import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { eventOfField } from '../webhooks/fields/fields.ts'
import { ControlError, jsonBody } from './json.ts'

const updateSchema = z.strictObject({
  field: z.string().min(1),
  /** What the event needs; for fields without a file of their own the whole value. */
  value: z.record(z.string(), z.unknown()).default({}),
  phone_number_id: z.string().optional(),
})

/** Lets something happen at Meta: it takes effect there and goes to the hub as any other update, with retries. */
export function updatesControl({ world, deliverer }: Emulator): Hono {
  return new Hono().post('/', async (c) => {
    const { field, value, phone_number_id } = await jsonBody(c, updateSchema)
    const number = phone_number_id ? world.numbers.find(phone_number_id) : world.numbers.all()[0]
    if (!number) throw new ControlError('There is no such business number', 404)
    const event = eventOfField(field)
    const change = { field, value: event.occur({ world, number }, event.input.parse(value)) }
    deliverer.enqueue({ number, event: field, change })
    return c.json({ change }, 202)
  })
}
