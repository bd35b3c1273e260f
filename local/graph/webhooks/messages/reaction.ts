import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** An emoji on a message; without the emoji it is taken off again. */
export const reaction = customerMessage({
  type: 'reaction',
  input: z.strictObject({ message_id: z.string().min(1), emoji: z.string().optional() }),
  write: (_, value) => ({ value }),
})
