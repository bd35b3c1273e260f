import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A text, at most as long as WhatsApp lets a person write. */
export const text = customerMessage({
  type: 'text',
  input: z.strictObject({ body: z.string().min(1).max(65_536) }),
  write: (_, { body }) => ({ value: { body } }),
})
