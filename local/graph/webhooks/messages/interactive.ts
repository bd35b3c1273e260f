import { z } from 'zod'
import { customerMessage } from './kind.ts'

/** The answer to buttons, a list, a Flow, an address form or a call permission request. */
export const interactive = customerMessage({
  type: 'interactive',
  input: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('button_reply'),
      button_reply: z.strictObject({ id: z.string(), title: z.string() }),
    }),
    z.strictObject({
      type: z.literal('list_reply'),
      list_reply: z.strictObject({ id: z.string(), title: z.string(), description: z.string().optional() }),
    }),
    z.strictObject({
      type: z.literal('nfm_reply'),
      nfm_reply: z.strictObject({
        name: z.string().default('flow'),
        body: z.string().default('Sent'),
        response_json: z.string(),
      }),
    }),
    z.strictObject({
      type: z.literal('call_permission_reply'),
      call_permission_reply: z.looseObject({ response: z.enum(['accept', 'reject']) }),
    }),
  ]),
  write: (_, value) => ({ value }),
})
