import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** A chat went from one app or agent to another. It has no `metadata`: the number is the recipient. */
export const messagingHandovers = fieldEvent({
  field: 'messaging_handovers',
  input: z.looseObject({
    customer: z.string(),
    type: z.enum(['control_passed', 'control_taken']).default('control_passed'),
    previous_owner_role: z.string().default('ai_agent'),
    new_owner_role: z.string().default('escalation'),
  }),
  occur({ world, number }, { customer: text, type, ...roles }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    return {
      messaging_product: 'whatsapp',
      recipient: { display_phone_number: number.number, phone_number_id: number.id },
      sender: {
        ...(customer.hide_phone ? {} : { phone_number: customer.phone }),
        user_id: customer.bsuid,
      },
      type,
      timestamp: String(world.clock.seconds()),
      [type]: roles,
    }
  },
})
