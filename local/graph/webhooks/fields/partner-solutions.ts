import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** A solution of two partners was made or changed. */
export const partnerSolutions = fieldEvent({
  field: 'partner_solutions',
  input: z.looseObject({
    event: z.enum(['SOLUTION_CREATED', 'SOLUTION_UPDATED']).default('SOLUTION_CREATED'),
    solution_id: z.string().default('280102030405060'),
    solution_status: z
      .enum(['ACTIVE', 'DEACTIVATED', 'DRAFT', 'INITIATED', 'PENDING_DEACTIVATION', 'REJECTED'])
      .default('INITIATED'),
  }),
  occur: (_, input) => input,
})
