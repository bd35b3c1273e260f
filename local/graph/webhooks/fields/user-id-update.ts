import { z } from 'zod'
import { metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** A customer has another business-scoped id from now on. */
export const userIdUpdate = fieldEvent({
  field: 'user_id_update',
  input: z.looseObject({ customer: z.string(), user_id: z.string() }),
  occur({ world, number }, { customer: text, user_id }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    world.customers.put({ phone: customer.phone, bsuid: user_id })
    return {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      user_id_update: [
        {
          ...(customer.hide_phone ? {} : { wa_id: customer.phone }),
          detail: 'User changed their user id',
          user_id: { previous: customer.bsuid, current: user_id },
          timestamp: world.clock.seconds(),
        },
      ],
    }
  },
})
