import { z } from 'zod'
import { newWamid } from '../../world/ids.ts'
import { contactOf, metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** The business wrote from its app on a phone; the customer gets it, and the hub gets an echo. */
export const smbMessageEchoes = fieldEvent({
  field: 'smb_message_echoes',
  input: z.looseObject({ customer: z.string().min(1), type: z.string().default('text') }),
  occur({ world, number }, { customer: text, type, ...input }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    const now = new Date(world.clock.now()).toISOString()
    const wamid = newWamid(customer.phone, 'business')
    const message = {
      wamid,
      author: 'business' as const,
      phone_number_id: number.id,
      customer: customer.phone,
      type,
      content: { [type]: input[type] },
      status: 'delivered' as const,
      statuses: [{ status: 'delivered' as const, at: now }],
      arrived: true,
      created_at: now,
    }
    world.messages.add(message)
    world.feed.publish('message', { message })
    return {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(customer)],
      message_echoes: [
        {
          from: number.number,
          ...(customer.hide_phone ? {} : { to: customer.phone }),
          to_user_id: customer.bsuid,
          id: wamid,
          timestamp: String(world.clock.seconds()),
          type,
          [type]: input[type],
        },
      ],
    }
  },
})
