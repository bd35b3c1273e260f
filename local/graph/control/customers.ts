import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { jsonBody } from './json.ts'

const customerSchema = z.strictObject({
  phone: z.string().regex(/^\+?[1-9][\d\s-]{6,18}$/),
  name: z.string().min(1).max(200).optional(),
  bsuid: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
    .optional(),
  username: z.string().min(3).max(35).optional(),
  hide_phone: z.boolean().optional(),
  online: z.boolean().optional(),
})

/** The people with phones. */
export function customersControl({ world, course }: Emulator): Hono {
  return new Hono()
    .get('/', (c) => c.json({ customers: world.customers.all() }))
    .post('/', async (c) => {
      const { phone, ...given } = await jsonBody(c, customerSchema)
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      const before = world.customers.find(phone)
      const customer = world.customers.put({ phone, ...values, listed: true })
      world.feed.publish('customer', { customer })
      if (customer.online && before?.online === false) course.cameOnline(customer.phone)
      return c.json({ customer }, before ? 200 : 201)
    })
}
