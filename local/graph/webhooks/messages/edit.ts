import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A changed message. */
export const edit = customerMessage({
  type: 'edit',
  input: z.strictObject({
    original_message_id: z.string().min(1),
    message: z.looseObject({ type: z.string() }),
  }),
  write: (_, value) => ({ value, keepsWindow: true }),
})
