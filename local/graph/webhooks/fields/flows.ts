import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** A Flow changed its status, or its endpoint is slow, fails or is gone. */
export const flows = fieldEvent({
  field: 'flows',
  input: z.looseObject({
    event: z.string().default('FLOW_STATUS_CHANGE'),
    flow_id: z.string().min(1),
    old_status: z.string().optional(),
    new_status: z.string().optional(),
  }),
  occur: (_, input) => ({
    message:
      input.event === 'FLOW_STATUS_CHANGE'
        ? `Flow ${input.flow_id} changed status from ${input.old_status} to ${input.new_status}`
        : `Flow ${input.flow_id}: ${input.event}`,
    ...input,
  }),
})
