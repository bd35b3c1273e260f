import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** Contact cards. */
export const contacts = customerMessage({
  type: 'contacts',
  input: z
    .array(z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) }))
    .min(1)
    .max(257),
  write: (_, value) => ({ value }),
})
