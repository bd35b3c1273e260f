import { z } from 'zod'
import { webhookError } from '../../errors/graph-error.ts'
import { customerMessage } from './kind.ts'

/** Something that the Cloud API does not carry, such as a poll. */
export const unsupported = customerMessage({
  type: 'unsupported',
  input: z.looseObject({ type: z.string().optional() }).default({}),
  write: (_, value) => ({ value, extra: { errors: [webhookError(131051)] } }),
})
