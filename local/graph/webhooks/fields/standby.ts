import { z } from 'zod'
import { newWamid } from '../../world/ids.ts'
import { contactOf, metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** What is said in a chat that another app or agent owns: the customer's message, or the owner's answer. */
export const standby = fieldEvent({
  field: 'standby',
  input: z.looseObject({
    customer: z.string(),
    from_owner: z.boolean().default(false),
    type: z.string().default('text'),
  }),
  occur({ world, number }, { customer: text, from_owner, type, ...content }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    const head = {
      id: newWamid(customer.phone, from_owner ? 'business' : 'customer'),
      timestamp: String(world.clock.seconds()),
    }
    const heard = from_owner
      ? { message_echoes: [{ ...head, message: { to: customer.phone, type, ...content } }] }
      : {
          contacts: [contactOf(customer)],
          messages: [
            {
              ...(customer.hide_phone ? {} : { from: customer.phone }),
              from_user_id: customer.bsuid,
              ...head,
              type,
              ...content,
            },
          ],
        }
    return { messaging_product: 'whatsapp', metadata: metadataOf(number), standby: heard }
  },
})
