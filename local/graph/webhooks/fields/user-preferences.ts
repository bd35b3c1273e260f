import { z } from 'zod'
import { contactOf, metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** A customer stops, resumes or signs up for marketing messages; after a stop they fail with 131050. */
export const userPreferences = fieldEvent({
  field: 'user_preferences',
  input: z.strictObject({ customer: z.string().min(1), value: z.enum(['stop', 'resume', 'signup']) }),
  occur({ world, number }, { customer: text, value }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    world.customers.put({ phone: customer.phone, marketing_stopped: value === 'stop' })
    return {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(customer)],
      user_preferences: [
        {
          ...(customer.hide_phone ? {} : { wa_id: customer.phone }),
          user_id: customer.bsuid,
          detail:
            value === 'signup'
              ? 'User signed up via signup link'
              : `User requested to ${value} marketing messages`,
          ...(value === 'signup' ? { signup_id: 'signup-1' } : {}),
          category: 'marketing_messages',
          value,
          timestamp: world.clock.seconds(),
        },
      ],
    }
  },
})
