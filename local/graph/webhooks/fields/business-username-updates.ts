import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** The username of a business number was reserved, approved or taken away. */
export const businessUsernameUpdates = fieldEvent({
  field: 'business_username_updates',
  input: z.looseObject({
    username: z.string().optional(),
    status: z.enum(['reserved', 'approved', 'deleted']).default('approved'),
  }),
  occur: ({ number }, input) => ({ display_phone_number: number.number, ...input }),
})
