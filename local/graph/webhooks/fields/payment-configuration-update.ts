import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** A way of payment was connected, tested or lost (India and Brazil). */
export const paymentConfigurationUpdate = fieldEvent({
  field: 'payment_configuration_update',
  input: z.looseObject({
    configuration_name: z.string().default('payments'),
    provider_name: z.string().default('razorpay'),
    provider_mid: z.string().default('acc_X1Y2Z3A4B5C6D7'),
    status: z.string().default('Needs Testing'),
  }),
  occur({ world }, input) {
    const now = world.clock.seconds()
    return { created_timestamp: now, updated_timestamp: now, ...input }
  },
})
