import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import type { Customer } from '../world/customers.ts'
import type { BusinessNumber } from '../world/numbers.ts'
import { ControlError, jsonBody, queryOf } from './json.ts'
import { describeNumber } from './numbers.ts'

const chatSchema = z.object({ customer: z.string().min(1), phone_number_id: z.string().min(1) })
const windowSchema = z.strictObject({
  ...chatSchema.shape,
  /** Seconds from now until the window closes; 0 or less closes it. */
  seconds: z.number().max(86_400),
})

/** Chats of one customer, reading one, and the service window. */
export function chatsControl(emulator: Emulator): Hono {
  const { world, course } = emulator
  return new Hono()
    .get('/', (c) => {
      const { customer: text } = queryOf(c, z.object({ customer: z.string().min(1) }))
      const customer = customerOf(emulator, text)
      return c.json({ chats: world.numbers.all().map((number) => describeChat(emulator, number, customer)) })
    })
    .get('/messages', (c) => {
      const { number, customer } = pairOf(emulator, queryOf(c, chatSchema))
      const messages = world.messages
        .chat(number.id, customer.phone)
        .filter((message) => message.author === 'customer' || message.arrived)
      return c.json({ ...describeChat(emulator, number, customer), messages })
    })
    .post('/read', async (c) => {
      const { number, customer } = pairOf(emulator, await jsonBody(c, chatSchema))
      return c.json({ read: course.readChat(number.id, customer.phone) })
    })
    .post('/window', async (c) => {
      const input = await jsonBody(c, windowSchema)
      const { number, customer } = pairOf(emulator, input)
      const until = world.clock.now() + input.seconds * 1000
      world.windows.set(number.id, customer.phone, until)
      return c.json({ open: input.seconds > 0, open_until: new Date(until).toISOString() })
    })
}

function describeChat(
  { world }: Emulator,
  number: BusinessNumber,
  customer: Customer,
): Record<string, unknown> {
  const messages = world.messages.chat(number.id, customer.phone)
  const shown = messages.filter((message) => message.author === 'customer' || message.arrived)
  const unread = shown.filter((message) => message.author === 'business' && message.status === 'delivered')
  const openUntil = world.windows.openUntil(number.id, customer.phone)
  return {
    number: describeNumber(number),
    customer,
    last_message: shown.at(-1) ?? null,
    unread: unread.length,
    window_open: openUntil > world.clock.now(),
    window_open_until: openUntil > 0 ? new Date(openUntil).toISOString() : null,
  }
}

function customerOf({ world }: Emulator, text: string): Customer {
  const customer = world.customers.find(text)
  if (!customer) throw new ControlError(`There is no customer ${text}`, 404)
  return customer
}

function pairOf(
  emulator: Emulator,
  input: z.infer<typeof chatSchema>,
): { number: BusinessNumber; customer: Customer } {
  const number = emulator.world.numbers.find(input.phone_number_id)
  if (!number) throw new ControlError(`There is no business number ${input.phone_number_id}`, 404)
  return { number, customer: customerOf(emulator, input.customer) }
}
