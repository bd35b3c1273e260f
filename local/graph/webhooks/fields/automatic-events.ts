import { z } from 'zod'
import { contactOf, metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** Meta found something in a chat, such as an order, by itself. */
export const automaticEvents = fieldEvent({
  field: 'automatic_events',
  input: z.looseObject({
    customer: z.string(),
    event_name: z.enum(['LeadSubmitted', 'Purchase']).default('LeadSubmitted'),
    ctwa_clid: z.string().optional(),
    custom_data: z.record(z.string(), z.unknown()).optional(),
  }),
  occur({ world, number }, { customer: text, ...event }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    return {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(customer)],
      automatic_events: [{ timestamp: world.clock.seconds(), ...event }],
    }
  },
})
