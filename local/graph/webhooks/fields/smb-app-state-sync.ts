import { z } from 'zod'
import { metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** The contact book of the phone: somebody was added or taken out. */
export const smbAppStateSync = fieldEvent({
  field: 'smb_app_state_sync',
  input: z.looseObject({
    customer: z.string().min(1),
    action: z.enum(['add', 'remove']).default('add'),
    full_name: z.string().optional(),
  }),
  occur({ world, number }, { customer: text, action, full_name }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    const name = full_name ?? customer.name
    return {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      state_sync: [
        {
          type: 'contact',
          contact: {
            // Of somebody who was taken out only who it was.
            ...(action === 'add' ? { full_name: name, first_name: name.split(' ')[0] } : {}),
            ...(customer.hide_phone ? {} : { phone_number: customer.phone }),
            user_id: customer.bsuid,
          },
          action,
          metadata: { timestamp: String(world.clock.seconds()) },
        },
      ],
    }
  },
})
