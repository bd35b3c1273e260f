import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A tap on a quick reply button of a template. */
export const button = customerMessage({
  type: 'button',
  input: z.strictObject({ payload: z.string(), text: z.string() }),
  write: (_, value) => ({ value }),
})
