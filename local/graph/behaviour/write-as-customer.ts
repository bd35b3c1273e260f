import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { contactOf, metadataOf } from '../webhooks/change.ts'
import type { Written } from '../webhooks/messages/kind.ts'
import { customerMessageKind } from '../webhooks/messages/kinds.ts'
import type { Customer } from '../world/customers.ts'
import { newWamid } from '../world/ids.ts'
import type { Message } from '../world/messages.ts'
import type { BusinessNumber } from '../world/numbers.ts'

/** What a test or the phone page says to write as a customer. */
export const customerMessageSchema = z.looseObject({
  /** Number, business-scoped id or username of the customer; an unknown number becomes a customer. */
  from: z.string().min(1),
  /** Phone number id or number of the business; without it the first one. */
  to: z.string().min(1).optional(),
  type: z.string().min(1).default('text'),
  context: z
    .union([
      z.strictObject({ message_id: z.string().min(1) }),
      z.looseObject({ forwarded: z.literal(true) }),
      z.looseObject({ frequently_forwarded: z.literal(true) }),
      z.looseObject({ id: z.string(), referred_product: z.looseObject({}) }),
    ])
    .optional(),
  /** A click on an ad, in Meta's form. */
  referral: z.looseObject({ source_url: z.string(), source_type: z.string() }).optional(),
  group_id: z.string().optional(),
  /** Seconds since 1970; without it, now. Earlier times make messages that come late and windows that are closed. */
  timestamp: z.number().int().positive().optional(),
  /** A message id to use, for redeliveries. */
  wamid: z.string().min(1).optional(),
})

/** A message to write. */
export type CustomerMessageInput = z.infer<typeof customerMessageSchema>

/** Writes a message as a customer: it stands on the phone at once and goes to the business as a webhook. */
export async function writeAsCustomer(emulator: Emulator, input: CustomerMessageInput): Promise<Message> {
  const { world, deliverer } = emulator
  const number = businessNumber(emulator, input.to)
  const customer = world.customers.find(input.from) ?? newCustomer(emulator, input.from)
  const kind = customerMessageKind(input.type)
  const written = await kind.write({ world, number, customer }, kind.input.parse(input[input.type]))
  const seconds = input.timestamp ?? world.clock.seconds()
  const wamid = input.wamid ?? newWamid(customer.hide_phone ? customer.bsuid : customer.phone, 'customer')
  const context = contextOf(emulator, number, customer, input.context)
  const created = new Date(input.timestamp ? seconds * 1000 : world.clock.now()).toISOString()
  const message: Message = {
    wamid,
    author: 'customer',
    phone_number_id: number.id,
    customer: customer.phone,
    type: input.type,
    content: { [input.type]: written.value },
    ...(context ? { context } : {}),
    status: 'sent',
    statuses: [{ status: 'sent', at: created }],
    arrived: true,
    created_at: created,
  }
  world.messages.add(message)
  if (!written.keepsWindow) {
    world.windows.written(number.id, customer.phone, seconds * 1000, input.referral !== undefined)
  }
  world.feed.publish('message', { message })
  deliverer.enqueue({
    number,
    customer,
    wamid,
    event: `message.${input.type}`,
    change: {
      field: 'messages',
      value: {
        messaging_product: 'whatsapp',
        metadata: metadataOf(number),
        ...(written.withoutContacts ? {} : { contacts: [contactOf(customer)] }),
        messages: [webhookMessage(customer, message, seconds, written, input)],
      },
    },
  })
  return message
}

function webhookMessage(
  customer: Customer,
  message: Message,
  seconds: number,
  written: Written,
  input: CustomerMessageInput,
): Record<string, unknown> {
  return {
    ...(customer.hide_phone ? {} : { from: customer.phone }),
    from_user_id: customer.bsuid,
    ...(input.group_id ? { group_id: input.group_id } : {}),
    id: message.wamid,
    timestamp: String(seconds),
    ...(message.context ? { context: message.context } : {}),
    ...(input.referral ? { referral: input.referral } : {}),
    ...written.extra,
    type: message.type,
    ...(written.value === undefined ? {} : { [message.type]: written.value }),
  }
}

function contextOf(
  { world }: Emulator,
  number: BusinessNumber,
  customer: Customer,
  context: CustomerMessageInput['context'],
): Record<string, unknown> | undefined {
  if (!context || !('message_id' in context)) return context
  const id = String(context.message_id)
  const author = world.messages.get(id)?.author ?? 'business'
  return { from: author === 'business' ? number.number : customer.phone, id }
}

function businessNumber({ world }: Emulator, to: string | undefined): BusinessNumber {
  const number = to === undefined ? world.numbers.all()[0] : world.numbers.find(to)
  if (number) return number
  throw new Error(
    to === undefined ? 'No business number is registered' : `No business number ${to} is registered`,
  )
}

function newCustomer({ world }: Emulator, from: string): Customer {
  if (!/^\+?[1-9]\d{6,14}$/.test(from)) {
    throw new Error(`There is no customer ${from}, and it is not a phone number to make one of`)
  }
  const customer = world.customers.put({ phone: from })
  world.feed.publish('customer', { customer })
  return customer
}
