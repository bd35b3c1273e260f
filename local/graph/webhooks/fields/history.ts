import { z } from 'zod'
import { newWamid } from '../../world/ids.ts'
import { metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** What was said before a number of the Business app was connected, in chunks; or that its owner will not share it. */
export const history = fieldEvent({
  field: 'history',
  input: z.looseObject({
    customer: z.string().optional(),
    /** Oldest first, one a minute; of the business where `from_business` is set. */
    messages: z
      .array(z.looseObject({ type: z.string().default('text'), from_business: z.boolean().default(false) }))
      .default([]),
    /** When the last of them was written, in seconds before now. */
    seconds_ago: z.number().int().min(0).default(86_400),
    phase: z.number().int().min(0).default(0),
    chunk_order: z.number().int().min(1).default(1),
    progress: z.number().int().min(0).max(100).default(100),
    declined: z.boolean().default(false),
  }),
  occur(
    { world, number },
    { customer: text, messages, seconds_ago, phase, chunk_order, progress, declined },
  ) {
    const envelope = { messaging_product: 'whatsapp', metadata: metadataOf(number) }
    if (declined)
      return {
        ...envelope,
        history: [
          {
            errors: [
              {
                code: 2593109,
                title: 'History sync is turned off by the business from the WhatsApp Business App',
                message: 'History sync is turned off by the business from the WhatsApp Business App',
                error_data: { details: 'History sharing is turned off by the business' },
              },
            ],
          },
        ],
      }
    const customer = world.customers.find(text ?? '')
    if (!customer) throw new Error(`There is no customer ${text}`)
    const last = world.clock.seconds() - seconds_ago
    return {
      ...envelope,
      history: [
        {
          metadata: { phase, chunk_order, progress },
          threads: [
            {
              id: customer.phone,
              context: {
                ...(customer.hide_phone ? {} : { wa_id: customer.phone }),
                user_id: customer.bsuid,
              },
              messages: messages.map(({ type, from_business, ...content }, n) => ({
                from: from_business ? number.number : customer.phone,
                ...(from_business ? { to: customer.phone } : {}),
                id: newWamid(customer.phone, from_business ? 'business' : 'customer'),
                timestamp: String(last - 60 * (messages.length - 1 - n)),
                type,
                ...content,
                history_context: { status: 'READ' },
              })),
            },
          ],
        },
      ],
    }
  },
})
