import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { contactOf, metadataOf } from '../change.ts'
import { fieldEvent } from './field-event.ts'

/** A call is offered, rings, is taken or ends. Its sound goes another way; here is only what Meta reports. */
export const calls = fieldEvent({
  field: 'calls',
  input: z.looseObject({
    customer: z.string().min(1),
    /** The same in all events of a call; a new one begins a call. */
    call_id: z.string().optional(),
    event: z.enum(['connect', 'terminate', 'ringing', 'accepted', 'rejected']),
    direction: z.enum(['USER_INITIATED', 'BUSINESS_INITIATED']).default('USER_INITIATED'),
    /** Of one that ended: how long it was talked. Without it nobody took it. */
    duration: z.number().int().min(0).optional(),
  }),
  occur({ world, number }, { customer: text, call_id, event, direction, duration, ...rest }) {
    const customer = world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    const id = call_id ?? `wacid.${randomBytes(24).toString('base64url')}`
    const now = world.clock.seconds()
    const envelope = {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(customer)],
    }
    const isTheirs = direction === 'USER_INITIATED'
    const phone = customer.hide_phone ? {} : { [isTheirs ? 'from' : 'to']: customer.phone }
    if (event === 'connect' || event === 'terminate') {
      const end =
        event === 'connect'
          ? {
              session: {
                sdp_type: isTheirs ? 'offer' : 'answer',
                sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n',
              },
            }
          : {
              status: 'COMPLETED',
              ...(duration === undefined
                ? {}
                : { start_time: String(now - duration), end_time: String(now), duration }),
            }
      return {
        ...envelope,
        calls: [
          {
            id,
            ...phone,
            [isTheirs ? 'from_user_id' : 'to_user_id']: customer.bsuid,
            [isTheirs ? 'to' : 'from']: number.number,
            event,
            timestamp: String(now),
            direction,
            ...end,
            ...rest,
          },
        ],
      }
    }
    // How a call of the business fares with the customer comes as a status.
    return {
      ...envelope,
      statuses: [
        {
          id,
          type: 'call',
          status: event.toUpperCase(),
          timestamp: String(now),
          ...(customer.hide_phone ? {} : { recipient_id: customer.phone }),
          recipient_user_id: customer.bsuid,
          ...rest,
        },
      ],
    }
  },
})
