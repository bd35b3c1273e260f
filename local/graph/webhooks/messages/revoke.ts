import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A message that its writer has deleted. */
export const revoke = customerMessage({
  type: 'revoke',
  input: z.strictObject({ original_message_id: z.string().min(1) }),
  write: (_, value) => ({ value, keepsWindow: true }),
})
