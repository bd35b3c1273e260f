import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** Meta has looked at an account. */
export const accountReviewUpdate = fieldEvent({
  field: 'account_review_update',
  input: z.looseObject({ decision: z.enum(['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED']) }),
  occur: (_, input) => input,
})
