import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** A chat was opened for the first time; Meta has removed this type, old payloads still have it. */
export const requestWelcome = customerMessage({
  type: 'request_welcome',
  input: z.strictObject({}).default({}),
  write: () => ({ keepsWindow: true }),
})
