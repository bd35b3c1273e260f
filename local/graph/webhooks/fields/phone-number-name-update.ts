import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** Meta decided on the name that customers see. */
export const phoneNumberNameUpdate = fieldEvent({
  field: 'phone_number_name_update',
  input: z.looseObject({
    decision: z.enum(['APPROVED', 'REJECTED', 'DEFERRED', 'PENDING']),
    requested_verified_name: z.string().min(1),
    rejection_reason: z.string().nullable().default(null),
  }),
  occur({ world, number }, input) {
    if (input.decision === 'APPROVED')
      world.numbers.put({ ...number, verified_name: input.requested_verified_name })
    return { display_phone_number: number.number, ...input }
  },
})
