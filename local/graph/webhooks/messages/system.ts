import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** Meta's note that a customer has a new number or a new business-scoped id. */
export const system = customerMessage({
  type: 'system',
  input: z.looseObject({ type: z.string(), body: z.string() }),
  write: (_, value) => ({ value, withoutContacts: true, keepsWindow: true }),
})
