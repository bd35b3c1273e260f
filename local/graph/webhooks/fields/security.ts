import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** The PIN of a number was changed, or somebody asked to have it reset. */
export const security = fieldEvent({
  field: 'security',
  input: z.looseObject({
    event: z.enum(['PIN_CHANGED', 'PIN_RESET_REQUEST', 'PIN_REQUEST_SUCCESS']),
    requester: z.string().optional(),
  }),
  occur: ({ number }, input) => ({ display_phone_number: number.number, ...input }),
})
